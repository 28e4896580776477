import { listPossibleOwners } from "#db/queries/people.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { decideOwnerChange } from "../../domain/action.ts";
import { type ActionCommand, writeAction } from "./write-action.server.ts";

/** Changes who owns an action; an empty `ownerId` means nobody. */
export const changeOwner = (
	context: AppContext,
	person: Person,
	command: ActionCommand & { ownerId: string },
) =>
	writeAction(context, person, command, async (state, row, trx) => {
		const people =
			row.lead_organisation_id === null
				? []
				: await listPossibleOwners(trx, row.roadmap_id, row.lead_organisation_id);
		return decideOwnerChange(state, { ownerId: command.ownerId, possibleOwnerIds: people.map((p) => p.id) });
	});
