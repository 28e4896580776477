import type { ReactNode } from "react";
import { formatDay } from "../../domain/dates.ts";
import type { ActionSummary } from "../../domain/read-model.ts";
import { dueDateWords } from "../actions/due-date.ts";
import { FreshnessNotes } from "../actions/freshness-notes.tsx";
import { StatusTag } from "../actions/status-tag.tsx";

interface ActionLinesProps {
	actions: ActionSummary[];
	roadmapSlug: string;
	today: string;
	/** What can be done to an action right here. */
	acts?: (action: ActionSummary) => ReactNode;
}

/** Actions as a list for partners: title, who leads, when it is due, how it goes, and what is late. */
export function ActionLines({ actions, roadmapSlug, today, acts }: ActionLinesProps) {
	return (
		<ul className="app-actions">
			{actions.map((action) => (
				<li key={action.id} className="app-action" data-action={action.slug}>
					<div className="app-action__promise">
						<a
							className="govuk-link app-action__title"
							href={`/workspace/${roadmapSlug}/actions/${action.slug}`}
						>
							{action.title}
						</a>
						<p className="app-action__facts">
							<span>{action.lead?.name ?? "No lead yet"}</span>
							<span>{action.ownerName ?? "No owner yet"}</span>
							<span>{dueDateWords(action.dueOn)}</span>
							{action.internal && <span>Internal: not public</span>}
						</p>
					</div>
					<p className="app-action__status">
						<StatusTag status={action.status} />
						<span className="app-action__said">said on {formatDay(action.confirmedAt)}</span>
						<FreshnessNotes action={action} today={today} />
					</p>
					{acts?.(action)}
				</li>
			))}
		</ul>
	);
}
