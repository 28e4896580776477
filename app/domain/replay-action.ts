import type { ActionAdded } from "./added-records.ts";
import type { ChangeContent } from "./change.ts";
import {
	madeUpAfterConfirmation,
	madeUpAfterMilestone,
	madeUpAfterMove,
	madeUpAfterStatus,
} from "./made-up.ts";
import type { ActionRecord, LedgerLine } from "./roadmap-state.ts";

/** An action as it was when it was added. */
export function addedAction(added: ActionAdded, line: LedgerLine): ActionRecord {
	return {
		...added,
		confirmedAt: added.confirmedAt ?? added.statusAt,
		statusBy: line.personId === null && line.organisationId === null ? null : statementOf(line),
		archived: false,
		version: 1,
	};
}

type ActionChange = Extract<
	ChangeContent,
	{
		kind: "status-changed" | "status-confirmed" | "due-date-changed" | "owner-changed" | "milestone-changed";
	}
>;

/** An action after one of the changes that the forms of its page make. */
export function actionAfter(action: ActionRecord, content: ActionChange, line: LedgerLine): ActionRecord {
	return { ...action, ...patchOf(action, content, line), version: action.version + 1 };
}

function patchOf(action: ActionRecord, content: ActionChange, line: LedgerLine): Partial<ActionRecord> {
	const { illustrative, dueOn, originalDueOn } = action;
	switch (content.kind) {
		case "status-changed":
			return {
				status: content.to.status,
				statusPath: content.to.path,
				statusReason: line.reason ?? "",
				statusAt: line.at,
				statusBy: statementOf(line),
				confirmedAt: line.at,
				illustrative: madeUpAfterStatus(illustrative),
			};
		case "status-confirmed":
			return { confirmedAt: line.at, illustrative: madeUpAfterConfirmation(illustrative) };
		case "due-date-changed":
			return {
				dueOn: content.to.dueOn,
				originalDueOn: originalDueOn ?? dueOn ?? content.to.dueOn,
				illustrative: madeUpAfterMove(action),
			};
		case "owner-changed":
			return { ownerId: content.to.ownerId };
		case "milestone-changed":
			return milestoneAfter(action, content.to);
	}
}

function milestoneAfter(
	{ milestones, illustrative }: ActionRecord,
	{ milestoneId, completedOn }: { milestoneId: string; completedOn: string | null },
): Partial<ActionRecord> {
	const index = milestones.findIndex(({ id }) => id === milestoneId);
	return {
		milestones: milestones.map((milestone) =>
			milestone.id === milestoneId ? { ...milestone, completedOn } : milestone,
		),
		illustrative: madeUpAfterMilestone(illustrative, index),
	};
}

const statementOf = ({ personId, organisationId, onBehalfOfId }: LedgerLine) => ({
	personId,
	organisationId,
	onBehalfOfId,
});
