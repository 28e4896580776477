import type { Ask, Meeting } from "../../domain/meeting.ts";
import type { ActionSummary } from "../../domain/read-model.ts";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { ColleaguesHint } from "../colleagues/colleagues-hint.tsx";
import { AskDuties } from "../meetings/ask-duties.tsx";
import { MeetingDuties } from "../meetings/meeting-duties.tsx";
import { SignOffDuties, type SignOffDuty } from "../updates/sign-off-duties.tsx";
import { ActionLines } from "./action-lines.tsx";
import { DutyActs } from "./duty-acts.tsx";
import { errorItems } from "./error-items.ts";
import { FirstSteps } from "./first-steps.tsx";
import type { FormAnswer } from "./form-answer.ts";

interface Duties {
	id: string;
	slug: string;
	title: string;
	roles: { role: string; organisation: string }[];
	/** The worst of what they answer for, and how many there are in all. */
	mine: ActionSummary[];
	mineCount: number;
	/** Ids of those whose status they may change. */
	changeable: string[];
	meetings: Meeting[];
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
	/** What came of a statement that was refused. */
	refused: FormAnswer | undefined;
}

/** Where a partner starts: their roadmaps, each with what they answer for, worst first. */
export function WorkspaceHome({
	roadmaps,
	today,
	administrator,
	hasArchived,
	hasTroupe,
	refused,
}: WorkspaceHomeProps) {
	const first = (
		<FirstSteps administrator={administrator} hasRoadmaps={roadmaps.length > 0} hasArchived={hasArchived} />
	);
	return (
		<>
			{refused && <ErrorSummary errors={errorItems(refused)} />}
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
					<MeetingDuties meetings={roadmap.meetings} roadmapSlug={roadmap.slug} />
					<SignOffDuties duties={roadmap.signOffs} roadmapSlug={roadmap.slug} today={today} />
					<AskDuties asks={roadmap.asks} roadmapSlug={roadmap.slug} today={today} />
					{roadmap.mine.length > 0 ? (
						<>
							<ActionLines
								actions={roadmap.mine}
								roadmapSlug={roadmap.slug}
								today={today}
								acts={(action) =>
									roadmap.changeable.includes(action.id) && (
										<DutyActs action={action} roadmapSlug={roadmap.slug} today={today} />
									)
								}
							/>
							{roadmap.mine.length < roadmap.mineCount && (
								<p className="govuk-body">
									The first {roadmap.mine.length} of {roadmap.mineCount.toLocaleString("en-GB")} are shown.{" "}
									<a className="govuk-link" href={`/workspace/${roadmap.slug}?mine=1`}>
										See every action that you answer for
									</a>
								</p>
							)}
						</>
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
