import { type Day, formatDay } from "#app/domain/dates.ts";
import { isIllustrative } from "#app/domain/illustrative.ts";
import type { ActionSummary } from "#app/domain/read-model.ts";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { dueDateWords } from "./due-date.ts";
import { FreshnessNotes } from "./freshness-notes.tsx";
import { StatusTag } from "./status-tag.tsx";

interface ActionSummaryLineProps {
	action: ActionSummary;
	href: string;
	today: Day;
}

/** An action as one entry of a list: what was promised, by whom, by when, and how it goes in words with its date. */
export function ActionSummaryLine({ action, href, today }: ActionSummaryLineProps) {
	return (
		<li className="app-action" data-live={`action-${action.id}`}>
			<div className="app-action__promise">
				<AsAtLink className="govuk-link app-action__title" href={href}>
					{action.title}
				</AsAtLink>
				<p className="app-action__facts">
					<span>{action.lead?.name ?? "No lead yet"}</span>
					<span>{dueDateWords(action.dueOn)}</span>
				</p>
				<MadeUp fields={action.illustrative} />
			</div>
			<p className="app-action__status">
				<StatusTag status={action.status} />
				<span className="app-action__said">said on {formatDay(action.confirmedAt)}</span>
				<FreshnessNotes action={action} today={today} />
			</p>
		</li>
	);
}

/** The made-up values of the line, named once: a mark beside each of three would drown the line itself. */
function MadeUp({ fields }: { fields: string[] }) {
	const named = [
		isIllustrative(fields, "leadOrganisation") && "lead",
		isIllustrative(fields, "dueOn") && "due date",
		isIllustrative(fields, "status") && "status",
	].filter((name) => name !== false);
	if (named.length === 0) return null;
	return (
		<p className="app-action__illustrative">
			<span className="app-illustrative">illustrative</span> {named.join(", ")}
		</p>
	);
}
