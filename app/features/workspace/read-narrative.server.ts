import { ensureNarrative } from "#db/queries/documents.ts";
import { data, type LoaderFunctionArgs } from "../../remix.ts";
import { schemaVersion } from "../narratives/document-schema.ts";
import { type ActionRights, requireAction } from "./require-action.server.ts";

const refusals = {
	change: "Only the lead organisation of this action and the coordinator can change it.",
	coWrite: "Only the organisations named on this action and the coordinator write its narrative.",
	publish: "Only the lead organisation of this action and the coordinator can publish its text.",
} satisfies Record<keyof ActionRights, string>;

/** The narrative of the action that the address names, for people with a right on it: 403 for other partners. */
export async function readNarrative(args: LoaderFunctionArgs, right: keyof ActionRights) {
	const { app } = args.context;
	const { roadmap, action, rights } = await requireAction(args);
	if (!rights[right]) throw data(refusals[right], { status: 403 });
	const made = { schemaVersion, at: app.now().toISOString() };
	const document = await ensureNarrative(app.db, { id: action.id, roadmapId: roadmap.id }, made);
	return {
		roadmap: { slug: roadmap.slug, title: roadmap.title },
		action: { slug: action.slug, title: action.title, status: action.status, internal: action.internal },
		reading: await app.documents.read(document.id),
	};
}

export type NarrativeData = Awaited<ReturnType<typeof readNarrative>>;
