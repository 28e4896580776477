import { freshnessOf } from "../../domain/freshness.ts";
import type { ActionSummary } from "../../domain/read-model.ts";
import { statusMeanings } from "../../domain/status.ts";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { fromDuties } from "./from-duties.ts";
import { HiddenFields } from "./hidden-fields.tsx";

interface DutyActsProps {
	action: ActionSummary;
	roadmapSlug: string;
	today: string;
}

/** The two ways to say how an action goes, right where its duties are listed; nothing for what has ended. */
export function DutyActs({ action, roadmapSlug, today }: DutyActsProps) {
	const { slug, title, status, version } = action;
	if (status === "complete" || status === "stopped") return null;
	const of = <span className="govuk-visually-hidden"> for “{title}”</span>;
	const { silentDays } = freshnessOf(action, today);
	return (
		<div className="app-action__acts">
			<Form method="post">
				<HiddenFields values={{ roadmap: roadmapSlug, action: slug, version: String(version) }} />
				<Button look={silentDays === null ? "secondary" : undefined} name="intent" value="confirm">
					Still {statusMeanings[status].label.toLowerCase()}, nothing new{of}
				</Button>
			</Form>
			<a
				className="govuk-link"
				href={`/workspace/${roadmapSlug}/actions/${slug}?${fromDuties}#change-status`}
			>
				Change the status{of}
			</a>
		</div>
	);
}
