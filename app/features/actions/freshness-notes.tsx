import { type Day, formatDay } from "#app/domain/dates.ts";
import { freshnessOf } from "#app/domain/freshness.ts";
import type { ActionSummary } from "#app/domain/read-model.ts";

interface FreshnessNotesProps {
	action: Pick<ActionSummary, "status" | "dueOn" | "confirmedAt">;
	today: Day;
}

/** "Overdue" and "Update overdue": computed, and said beside the status that people gave. Nothing while all is well. */
export function FreshnessNotes({ action, today }: FreshnessNotesProps) {
	const { overdueDays, silentDays } = freshnessOf(action, today);
	if (overdueDays === null && silentDays === null) return null;
	return (
		<span className="app-freshness">
			{overdueDays !== null && action.dueOn !== null ? (
				<span className="app-freshness__note">
					<strong>Overdue</strong> since {formatDay(action.dueOn)}
				</span>
			) : null}
			{silentDays !== null ? (
				<span className="app-freshness__note">
					<strong>Update overdue:</strong> nothing said for {silentDays.toLocaleString("en-GB")} days
				</span>
			) : null}
		</span>
	);
}
