import type { Ask } from "../../domain/meeting.ts";
import type { ActionSummary } from "../../domain/read-model.ts";
import { ColleaguesHint } from "../colleagues/colleagues-hint.tsx";
import { AskDuties } from "../meetings/ask-duties.tsx";
import { SignOffDuties, type SignOffDuty } from "../updates/sign-off-duties.tsx";
import { ActionLines } from "./action-lines.tsx";
import { FirstSteps } from "./first-steps.tsx";

interface Duties {
	id: string;
	slug: string;
	title: string;
	roles: { role: string; organisation: string }[];
	mine: ActionSummary[];
	signOffs: SignOffDuty[];
	asks: Ask[];
}

interface WorkspaceHomeProps {
	roadmaps: Duties[];
	today: string;
	administrator: boolean;
	/** Whether they coordinate a roadmap that is archived. */
	hasArchived: boolean;
	/** Whether simulated colleagues can be brought in: the demo. */
	hasTroupe: boolean;
}

/** Where a partner starts: their roadmaps, each with what they answer for, worst first. */
export function WorkspaceHome({
	roadmaps,
	today,
	administrator,
	hasArchived,
	hasTroupe,
}: WorkspaceHomeProps) {
	const first = (
		<FirstSteps administrator={administrator} hasRoadmaps={roadmaps.length > 0} hasArchived={hasArchived} />
	);
	return (
		<>
			<h1 className="govuk-heading-l">Your workspace</h1>
			{hasTroupe && roadmaps.length > 0 && <ColleaguesHint />}
			{roadmaps.length === 0 && first}
			{roadmaps.map((roadmap) => (
				<section key={roadmap.id} aria-labelledby={`roadmap-${roadmap.slug}`}>
					<h2 className="govuk-heading-m" id={`roadmap-${roadmap.slug}`}>
						<a className="govuk-link" href={`/workspace/${roadmap.slug}`}>
							{roadmap.title}
						</a>
					</h2>
					<p className="govuk-body">
						You are {roadmap.roles.map((r) => `${r.role} for ${r.organisation}`).join(", and ")}.{" "}
						<a className="govuk-link" href={`/workspace/${roadmap.slug}/people`}>
							People of {roadmap.title}
						</a>
					</p>
					<SignOffDuties duties={roadmap.signOffs} roadmapSlug={roadmap.slug} today={today} />
					<AskDuties asks={roadmap.asks} roadmapSlug={roadmap.slug} today={today} />
					{roadmap.mine.length > 0 ? (
						<ActionLines actions={roadmap.mine} roadmapSlug={roadmap.slug} today={today} />
					) : (
						<p className="govuk-body">
							No action here waits for you.{" "}
							<a className="govuk-link" href={`/workspace/${roadmap.slug}`}>
								See every action
							</a>
						</p>
					)}
				</section>
			))}
			{roadmaps.length > 0 && first}
		</>
	);
}
