import type { Day } from "./dates.ts";
import { isOverdue } from "./freshness.ts";
import type { ActionSummary } from "./read-model.ts";
import type { Status } from "./status.ts";

/** Which actions of a roadmap are wanted; what is left out does not matter. */
export interface ActionsWanted {
	/** Any of these. */
	statuses?: Status[];
	workstreamId?: string;
	/** The organisation that has this part in it; where no part is named, either. */
	organisationId?: string;
	part?: "leads" | "supports";
	due?: DueWanted;
	/** Whom it is a duty of: whoever owns it, or answers for the organisation that leads it. */
	dutyOf?: { personId: string; organisationIds: string[]; is: boolean };
}

/** What a due date must be. */
export interface DueWanted {
	/** There is none. */
	missing: boolean;
	/** The first and the last day that count. */
	from: Day | null;
	to: Day | null;
	/** It is past on this day, and the action has not ended. */
	overdueOn: Day | null;
}

/** Whether an action is wanted: the same question as `countActions` and `listActionPart` of `db/queries` ask of the tables. */
export function isWanted(action: ActionSummary & { workstreamId: string }, wanted: ActionsWanted): boolean {
	const { statuses = [], workstreamId, organisationId, part, due, dutyOf } = wanted;
	return (
		(statuses.length === 0 || statuses.includes(action.status)) &&
		(workstreamId === undefined || action.workstreamId === workstreamId) &&
		(organisationId === undefined || isNamed(action, organisationId, part)) &&
		(due === undefined || isDueAsWanted(action, due)) &&
		(dutyOf === undefined || isDutyOf(action, dutyOf) === dutyOf.is)
	);
}

function isNamed({ lead, supporting }: ActionSummary, id: string, part: ActionsWanted["part"]): boolean {
	if (part !== "supports" && lead?.id === id) return true;
	return part !== "leads" && supporting.some((organisation) => organisation.id === id);
}

/** Whether the due date of an action is as wanted. */
export function isDueAsWanted(action: ActionSummary, { missing, from, to, overdueOn }: DueWanted): boolean {
	const { dueOn } = action;
	return (
		(!missing || dueOn === null) &&
		(from === null || (dueOn !== null && dueOn >= from)) &&
		(to === null || (dueOn !== null && dueOn <= to)) &&
		(overdueOn === null || isOverdue(action, overdueOn))
	);
}

const isDutyOf = (
	{ ownerId, lead }: ActionSummary,
	{ personId, organisationIds }: NonNullable<ActionsWanted["dutyOf"]>,
): boolean => ownerId === personId || (lead !== null && organisationIds.includes(lead.id));
