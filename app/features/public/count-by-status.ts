import type { ActionSummary } from "#app/domain/read-model.ts";
import { type Status, statuses } from "#app/domain/status.ts";

/** How many of some actions have which status, in the order of statuses, those that none has included. */
export const countByStatus = (
	actions: Pick<ActionSummary, "status">[],
): { status: Status; count: number }[] =>
	statuses.map((status) => ({ status, count: actions.filter((action) => action.status === status).length }));
