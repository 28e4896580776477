import { formatInstant } from "../../domain/dates.ts";
import { useLiveRoadmap } from "../../live/use-live-roadmap.ts";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { SummaryList } from "../../ui/summary-list.tsx";
import { Tag } from "../../ui/tag.tsx";
import { ColleaguesPanel } from "../colleagues/colleagues-panel.tsx";
import { PaperLinks } from "../papers/paper-links.tsx";
import { errorItems } from "../workspace/error-items.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import type { FormRound } from "../workspace/use-form-round.ts";
import { AddItemForm } from "./add-item-form.tsx";
import { AgendaList } from "./agenda-list.tsx";
import { MeetingActs } from "./meeting-acts.tsx";
import { MeetingCrumbs } from "./meeting-crumbs.tsx";
import { meetingStateWords, seriesWords } from "./meeting-words.ts";
import { MinutesText } from "./minutes-text.tsx";
import { AskList, DecisionList } from "./outcome-lists.tsx";
import { ProposalsForm } from "./proposals-form.tsx";
import type { MeetingData } from "./read-meetings.server.ts";

/** A meeting as its partners prepare it, and as they find it again afterwards. */
export function MeetingPage({ page, tried }: { page: MeetingData; tried: FormRound<FormAnswer> }) {
	const { roadmap, meeting, rights, agenda, people } = page;
	useLiveRoadmap(roadmap.id, roadmap.revision);
	const here = `/workspace/${roadmap.slug}/meetings/${meeting.slug}`;
	const { answer } = tried;
	const isClosed = meeting.state === "closed";
	return (
		<>
			<MeetingCrumbs roadmap={roadmap} page={meeting.title} />
			{answer && <ErrorSummary errors={errorItems(answer)} />}
			<h1 className="govuk-heading-l">{meeting.title}</h1>
			<Facts {...page} />
			<MeetingActs key={tried.round} page={page} here={here} refused={answer} />
			<ColleaguesPanel colleagues={page.colleagues} roadmapSlug={roadmap.slug} />
			{page.hasTroupe && rights.run && (meeting.state === "draft" || meeting.state === "open") && (
				<p className="govuk-body">
					Alone here? Once the meeting runs, you can bring simulated colleagues in.
				</p>
			)}
			<section aria-labelledby="agenda">
				<h2 className="govuk-heading-m" id="agenda">
					Agenda
				</h2>
				<AgendaList agenda={agenda} meeting={meeting} here={here} mayChange={rights.run && !isClosed} />
				{rights.addItems && !isClosed && (
					<>
						<AddItemForm key={`add-${tried.round}`} partners={page.partners} refused={answer} />
						{page.proposed && <ProposalsForm proposed={page.proposed} roadmapSlug={roadmap.slug} />}
					</>
				)}
			</section>
			<section aria-labelledby="papers">
				<h2 className="govuk-heading-m" id="papers">
					Papers
				</h2>
				<PaperLinks here={here} />
			</section>
			<Outcomes {...page} />
			<section aria-labelledby="people">
				<h2 className="govuk-heading-m" id="people">
					People
				</h2>
				{people.length === 0 && <p className="govuk-body">Nobody is invited yet.</p>}
				<ul className="govuk-list">
					{people.map((person) => (
						<li key={person.id}>
							{person.name} ({person.organisation}): {attendanceWords(person, meeting.state === "closed")}
						</li>
					))}
				</ul>
			</section>
		</>
	);
}

function attendanceWords({ invited, attended }: { invited: boolean; attended: boolean }, isOver: boolean) {
	if (attended) return isOver ? "was there" : "is there";
	return invited && isOver ? "was invited" : "invited";
}

function Facts({ roadmap, meeting }: MeetingData) {
	const { label, colour } = meetingStateWords[meeting.state];
	return (
		<SummaryList
			rows={[
				{ key: "State", value: <Tag colour={colour}>{label}</Tag> },
				{ key: "When", value: whenWords(meeting) },
				{ key: "Where", value: meeting.venue ?? "Not said yet" },
				{ key: "Chair", value: meeting.chair?.name ?? "Nobody yet" },
				...(meeting.seriesEvery ? [{ key: "Held", value: seriesWords[meeting.seriesEvery] }] : []),
				...(meeting.summary === "" ? [] : [{ key: "About", value: meeting.summary }]),
				...(meeting.closedAt !== null && meeting.state === "closed"
					? [
							{
								key: "Public page",
								value: (
									<a className="govuk-link" href={`/${roadmap.slug}/meetings/${meeting.slug}`}>
										The public part, as everybody reads it
									</a>
								),
							},
						]
					: []),
			]}
		/>
	);
}

const whenWords = ({ startsAt, durationMinutes }: MeetingData["meeting"]) =>
	formatInstant(startsAt) + (durationMinutes === null ? "" : `, for ${durationMinutes} minutes`);

/** What came of the meeting, as soon as there is something. */
function Outcomes({ roadmap, meeting, decisions, asks, minutes }: MeetingData) {
	if (meeting.state !== "closed" && meeting.state !== "in-progress") return null;
	const isClosed = meeting.state === "closed";
	return (
		<>
			<section aria-labelledby="decisions">
				<h2 className="govuk-heading-m" id="decisions">
					Decisions
				</h2>
				<DecisionList decisions={decisions} empty="No decision was written down." />
			</section>
			<section aria-labelledby="asks">
				<h2 className="govuk-heading-m" id="asks">
					Asks
				</h2>
				<AskList asks={asks} roadmapSlug={roadmap.slug} empty="No ask was written down." />
			</section>
			<section aria-labelledby="minutes">
				<h2 className="govuk-heading-m" id="minutes">
					Minutes
				</h2>
				<h3 className="govuk-heading-s">Public part</h3>
				<MinutesText html={minutes.public} />
				<h3 className="govuk-heading-s">Private part, for partners only</h3>
				<MinutesText html={minutes.private} />
				{isClosed && (
					<p className="govuk-body-s">
						Kept as they were when the meeting was closed: nobody can change them.
					</p>
				)}
			</section>
		</>
	);
}
