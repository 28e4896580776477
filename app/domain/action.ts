import type { ChangeContent } from "./change.ts";
import { type Day, isDay } from "./dates.ts";
import { madeUpAfterConfirmation, madeUpAfterMove, madeUpAfterStatus } from "./made-up.ts";
import { type Outcome, refuse } from "./refusal.ts";
import { type Status, statuses, statusMeanings } from "./status.ts";

/** What a decision about an action looks at. */
export interface ActionState {
	status: Status;
	startsOn: Day | null;
	dueOn: Day | null;
	originalDueOn: Day | null;
	ownerId: string | null;
	/** Paths of the values that were made up for the demonstration. */
	illustrative: string[];
}

/** What a decision writes to the action; what is absent stays as it is. */
export interface ActionPatch {
	status?: Status;
	statusReason?: string;
	statusPath?: string | null;
	/** Whether this is a human statement about how the action is going. */
	isStatement: boolean;
	dueOn?: Day | null;
	originalDueOn?: Day | null;
	ownerId?: string | null;
	milestone?: { id: string; completedOn: Day | null };
	illustrative: string[];
}

/** A decision: what to write, and the line of the ledger that says so. */
export interface ActionDecision {
	patch: ActionPatch;
	change: ChangeContent;
	reason: string | null;
}

/** The longest reason, path or agreement, in characters. */
export const longestReason = 2_000;

const tooLong = (text: string) => text.length > longestReason;
const shorten = (what: string) =>
	`${what} must be ${longestReason.toLocaleString("en-GB")} characters or fewer.`;

/**
 * Decides a change of status. A reason is always needed; at risk, off track and paused also need a "path to green".
 * A path given with another status is not kept: there is nothing to get back from.
 */
export function decideStatusChange(
	state: ActionState,
	wish: { status: string; reason: string; path: string },
): Outcome<ActionDecision> {
	const status = statuses.find((known) => known === wish.status);
	const reason = wish.reason.trim();
	const path = wish.path.trim();
	const fields: Record<string, string> = {};
	if (!status) fields.status = "Choose how the action is going.";
	else if (reason === "") fields.reason = statusMeanings[status].reasonAsks;
	const needsPath = status !== undefined && statusMeanings[status].needsPath;
	if (needsPath && path === "") fields.path = "Say what will be done, or whose help is needed.";
	if (tooLong(reason)) fields.reason = shorten("The reason");
	if (tooLong(path)) fields.path = shorten("What will be done");
	if (!status || Object.keys(fields).length > 0)
		return refuse("invalid", "The status was not changed.", fields);

	const statusPath = needsPath ? path : null;
	return {
		ok: true,
		value: {
			patch: {
				status,
				statusReason: reason,
				statusPath,
				isStatement: true,
				illustrative: madeUpAfterStatus(state.illustrative),
			},
			change: {
				kind: "status-changed",
				from: { status: state.status },
				to: { status, path: statusPath },
			},
			reason,
		},
	};
}

/** Decides "still so, nothing new": a dated statement that changes nothing else. Ended actions need none. */
export function decideStatusConfirmation(state: ActionState): Outcome<ActionDecision> {
	if (state.status === "complete" || state.status === "stopped") {
		return refuse("invalid", "This action has ended: change its status if that is no longer true.");
	}
	return {
		ok: true,
		value: {
			patch: { isStatement: true, illustrative: madeUpAfterConfirmation(state.illustrative) },
			change: { kind: "status-confirmed", from: null, to: { status: state.status } },
			reason: null,
		},
	};
}

/**
 * Decides a move of the due date. The original stays for ever: the first date that was ever set. Every move needs a
 * reason and who agreed.
 */
export function decideDueDateChange(
	state: ActionState,
	wish: { dueOn: string; reason: string; agreedBy: string },
): Outcome<ActionDecision> {
	const reason = wish.reason.trim();
	const agreedBy = wish.agreedBy.trim();
	const fields: Record<string, string> = {};
	if (!isDay(wish.dueOn)) fields.dueOn = "Enter a real date, such as 31 3 2027.";
	else if (state.startsOn !== null && wish.dueOn < state.startsOn) {
		fields.dueOn = "The due date must not be before the start of the action.";
	} else if (wish.dueOn === state.dueOn) fields.dueOn = "This is the due date already: enter another one.";
	if (reason === "") fields.reason = "Say why the date moves.";
	if (agreedBy === "") fields.agreedBy = "Say who agreed to the new date.";
	if (tooLong(reason)) fields.reason = shorten("The reason");
	if (agreedBy.length > 200) fields.agreedBy = "Who agreed must be 200 characters or fewer.";
	if (Object.keys(fields).length > 0) return refuse("invalid", "The due date was not changed.", fields);
	return {
		ok: true,
		value: {
			patch: {
				dueOn: wish.dueOn,
				originalDueOn: state.originalDueOn ?? state.dueOn ?? wish.dueOn,
				isStatement: false,
				illustrative: madeUpAfterMove(state),
			},
			change: { kind: "due-date-changed", from: { dueOn: state.dueOn }, to: { dueOn: wish.dueOn, agreedBy } },
			reason,
		},
	};
}

/** Decides who owns an action: one of the people of its lead organisation, or nobody (`""`). */
export function decideOwnerChange(
	state: ActionState,
	wish: { ownerId: string; possibleOwnerIds: string[] },
): Outcome<ActionDecision> {
	const ownerId = wish.ownerId === "" ? null : wish.ownerId;
	if (ownerId !== null && !wish.possibleOwnerIds.includes(ownerId)) {
		return refuse("invalid", "The owner was not changed.", {
			ownerId: "Choose a person of the lead organisation, or nobody.",
		});
	}
	if (ownerId === state.ownerId) {
		return refuse("invalid", "The owner was not changed.", {
			ownerId: "This is so already: choose someone else.",
		});
	}
	return {
		ok: true,
		value: {
			patch: { ownerId, isStatement: false, illustrative: state.illustrative },
			change: { kind: "owner-changed", from: { ownerId: state.ownerId }, to: { ownerId } },
			reason: null,
		},
	};
}
