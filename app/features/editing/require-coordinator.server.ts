import { can } from "../../domain/access.ts";
import { data, type LoaderFunctionArgs } from "../../remix.ts";
import { requirePartner } from "../workspace/require-person.server.ts";
import { onlyCoordinatorsEdit } from "./edit-roadmap.server.ts";

/** The roadmap that the address names, for one of its coordinators. 404 for everybody but partners, 403 for other partners. */
export async function requireCoordinator(args: LoaderFunctionArgs) {
	const found = await requirePartner(args, args.params.roadmap ?? "");
	const { id, published } = found.roadmap;
	if (!can(found.person, "edit-roadmap", { kind: "roadmap", roadmapId: id, published }))
		throw data(onlyCoordinatorsEdit.message, { status: 403 });
	return found;
}
