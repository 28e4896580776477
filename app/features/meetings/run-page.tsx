import { useLiveRoadmap } from "../../live/use-live-roadmap.ts";
import { useMeeting } from "../../live/use-meeting.ts";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { InsetText } from "../../ui/inset-text.tsx";
import { dueDateWords } from "../actions/due-date.ts";
import { ColleaguesPanel } from "../colleagues/colleagues-panel.tsx";
import { errorItems } from "../workspace/error-items.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import { StatusPanel } from "../workspace/status-panel.tsx";
import type { FormRound } from "../workspace/use-form-round.ts";
import { ItemHead } from "./item-head.tsx";
import { MeetingCrumbs } from "./meeting-crumbs.tsx";
import type { RunData } from "./read-run.server.ts";
import { RunAgenda } from "./run-agenda.tsx";
import { RunLead } from "./run-lead.tsx";
import { RunOutcomes } from "./run-outcomes.tsx";
import { RunPeople } from "./run-people.tsx";
import { RunScreen } from "./run-screen.tsx";
import { RunText } from "./run-text.tsx";
import { useFollowed } from "./use-followed.ts";

const never = async () => false;

/** A running meeting: one screen for each item, with everything that is done to it on the spot. */
export function RunPage({ page: newest, tried }: { page: RunData; tried: FormRound<FormAnswer> }) {
	const { page, hasMoved } = useFollowed(newest);
	const { roadmap, meeting, action, text, isScreen } = page;
	const reads = isScreen || !text.mayWrite;
	useLiveRoadmap(
		roadmap.id,
		roadmap.revision,
		action
			? { actionId: action.id, withText: reads && text.shown === "narrative", hasMissed: never }
			: undefined,
	);
	const here = useMeeting(meeting.id, reads && text.shown !== "narrative");
	const path = `/workspace/${roadmap.slug}/meetings/${meeting.slug}`;
	if (isScreen) return <RunScreen page={page} here={here} path={path} />;
	const { answer } = tried;
	const isAboutStatus = answer?.values.intent === "status" || answer?.values.intent === "confirm";
	return (
		<>
			<MeetingCrumbs roadmap={roadmap} meeting={meeting} page="Run the meeting" />
			{answer && !isAboutStatus && <ErrorSummary errors={errorItems(answer)} />}
			<ItemHead page={page} />
			{newest.meeting.state === "closed" ? (
				<InsetText>
					The meeting is closed.{" "}
					<a className="govuk-link" href={path}>
						See what came of it
					</a>
				</InsetText>
			) : (
				<RunLead page={page} newest={newest} hasMoved={hasMoved} path={path} />
			)}
			<ColleaguesPanel colleagues={newest.colleagues} roadmapSlug={roadmap.slug} />
			<div className="govuk-grid-row">
				<div className="govuk-grid-column-two-thirds">
					{action && (
						<StatusPanel
							key={`${action.id}-${tried.round}`}
							action={action}
							roadmapSlug={roadmap.slug}
							mayChange={action.mayChange && meeting.state === "in-progress"}
							isOver={meeting.state === "closed"}
							today={page.today}
							refused={isAboutStatus ? answer : undefined}
							hidden={{ action: action.slug }}
						/>
					)}
					{action && (
						<p className="govuk-body" data-due>
							{dueDateWords(action.dueOn)}.{" "}
							{action.mayChange && meeting.state === "in-progress" && (
								<a
									className="govuk-link"
									href={`/workspace/${roadmap.slug}/actions/${action.slug}/due-date?meeting=${meeting.slug}`}
								>
									Move the due date
								</a>
							)}
						</p>
					)}
					<RunText page={page} path={path} />
					<RunOutcomes key={`${page.item.id}-${tried.round}`} page={page} refused={answer} />
				</div>
				<div className="govuk-grid-column-one-third">
					<RunPeople page={newest} here={here} />
					<RunAgenda page={newest} shownId={page.item.id} path={path} />
				</div>
			</div>
		</>
	);
}
