import { formatDay } from "../../domain/dates.ts";
import type { Action } from "../../domain/read-model.ts";
import { SummaryList, type SummaryRow } from "../../ui/summary-list.tsx";
import { IllustrativeNote, IllustrativeTag } from "../actions/illustrative-tag.tsx";

interface ActionFactsProps {
	action: Action;
	/** Path of the action's page. */
	here: string;
	mayChange: boolean;
	roadmapSlug: string;
}

/** Who and when, each with its link to change it for those who may. */
export function ActionFacts({ action, here, mayChange, roadmapSlug }: ActionFactsProps) {
	const change = (page: string, what: string) =>
		mayChange ? [{ href: `${here}/${page}`, text: "Change", visuallyHiddenText: what }] : [];
	const mark = (words: string, field: string) => (
		<>
			{words}
			<IllustrativeTag of={action.illustrative} field={field} />
		</>
	);
	const rows: SummaryRow[] = [
		{ key: "Lead", value: mark(action.lead?.name ?? "No lead yet", "leadOrganisation") },
		{
			key: "Supporting",
			value: mark(action.supporting.map((o) => o.name).join(", ") || "Nobody yet", "supportingOrganisations"),
		},
		{ key: "Owner", value: action.ownerName ?? "No owner yet", actions: change("owner", "the owner") },
		{ key: "Due", value: mark(dueWords(action), "dueOn"), actions: change("due-date", "the due date") },
		{ key: "Workstream", value: action.workstream.title },
	];
	return (
		<aside aria-label="About this action">
			<SummaryList rows={rows} className="app-facts" />
			{action.milestones.length > 0 && (
				<>
					<h2 className="govuk-heading-s">Milestones</h2>
					<ul className="govuk-list govuk-list--bullet">
						{action.milestones.map((milestone, index) => (
							<li key={milestone.id}>
								{milestone.title}
								{milestone.completedOn !== null
									? `, reached on ${formatDay(milestone.completedOn)}`
									: milestone.dueOn !== null && `, due ${formatDay(milestone.dueOn)}`}
								<IllustrativeTag of={action.illustrative} field={`milestones[${index}]`} />
								{mayChange && (
									<>
										{" "}
										<a className="govuk-link" href={`${here}/milestones/${milestone.id}`}>
											Change<span className="govuk-visually-hidden"> the milestone “{milestone.title}”</span>
										</a>
									</>
								)}
							</li>
						))}
					</ul>
				</>
			)}
			{action.illustrative.length > 0 && <IllustrativeNote />}
			{!action.internal && (
				<p className="govuk-body">
					<a className="govuk-link" href={`/${roadmapSlug}/actions/${action.slug}`}>
						See it as the public does
					</a>
				</p>
			)}
		</aside>
	);
}

function dueWords({ dueOn, originalDueOn }: Action): string {
	if (dueOn === null) return "No due date yet";
	if (originalDueOn === null || originalDueOn === dueOn) return formatDay(dueOn);
	return `${formatDay(dueOn)}, originally ${formatDay(originalDueOn)}`;
}
