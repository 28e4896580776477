import { freshnessOf } from "../../domain/freshness.ts";
import type { ActionSummary } from "../../domain/read-model.ts";
import type { Status } from "../../domain/status.ts";

const weight: Record<Status, number> = {
	"off-track": 50,
	"at-risk": 40,
	paused: 20,
	"on-track": 10,
	"not-started": 10,
	stopped: 0,
	complete: 0,
};

/** Actions in the order in which they want attention: off track, at risk, overdue, stale; then by due date. */
export function worstFirst(actions: ActionSummary[], today: string): ActionSummary[] {
	const urgency = (action: ActionSummary) => {
		const { overdueDays, silentDays } = freshnessOf(action, today);
		return weight[action.status] + (overdueDays !== null ? 25 : 0) + (silentDays !== null ? 15 : 0);
	};
	const due = (action: ActionSummary) => action.dueOn ?? "9999";
	return [...actions].sort((a, b) => urgency(b) - urgency(a) || due(a).localeCompare(due(b)));
}
