import { listPossibleOwners } from "#db/queries/people.ts";
import type { AppContext } from "../../context.server.ts";
import type { Action } from "../../domain/read-model.ts";

/** The people who can own an action: those of its lead organisation; nobody while it has no lead. */
export const listOwnersToChoose = async (context: AppContext, action: Action) =>
	action.lead === null ? [] : listPossibleOwners(context.db, action.roadmapId, action.lead.id);
