import { formatInstant } from "../../domain/dates.ts";
import type { Meeting } from "../../domain/meeting.ts";
import { useLiveRoadmap } from "../../live/use-live-roadmap.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Tag } from "../../ui/tag.tsx";
import { MeetingCrumbs } from "./meeting-crumbs.tsx";
import { meetingStateWords } from "./meeting-words.ts";
import type { MeetingsData } from "./read-meetings.server.ts";

/** The meetings of a roadmap: what runs now, what comes next, what is over. */
export function MeetingsPage({ roadmap, mayCreate, running, coming, past }: MeetingsData) {
	useLiveRoadmap(roadmap.id, roadmap.revision);
	const base = `/workspace/${roadmap.slug}`;
	return (
		<>
			<MeetingCrumbs roadmap={roadmap} page="Meetings" />
			<h1 className="govuk-heading-l">Meetings</h1>
			{mayCreate && <ButtonLink href={`${base}/meetings/new`}>Create a meeting</ButtonLink>}
			<p className="govuk-body">
				What came of them:{" "}
				<a className="govuk-link" href={`${base}/decisions`}>
					decisions
				</a>{" "}
				and{" "}
				<a className="govuk-link" href={`${base}/asks`}>
					asks
				</a>
				.
			</p>
			{running.length > 0 && <Meetings id="running" title="In progress" meetings={running} base={base} />}
			<Meetings
				id="coming"
				title="Coming up"
				meetings={coming}
				base={base}
				empty={
					mayCreate
						? "No meeting is planned yet: create one."
						: "No meeting is planned yet. The coordinator plans meetings."
				}
			/>
			<Meetings id="past" title="Past" meetings={past} base={base} empty="No meeting has been closed yet." />
		</>
	);
}

interface MeetingsProps {
	id: string;
	title: string;
	meetings: Meeting[];
	base: string;
	empty?: string;
}

function Meetings({ id, title, meetings, base, empty }: MeetingsProps) {
	return (
		<section aria-labelledby={id}>
			<h2 className="govuk-heading-m" id={id}>
				{title}
			</h2>
			{meetings.length === 0 && <p className="govuk-body">{empty}</p>}
			<ul className="app-actions">
				{meetings.map((meeting) => (
					<li key={meeting.id} className="app-action" data-meeting={meeting.slug}>
						<div className="app-action__promise">
							<a className="govuk-link app-action__title" href={`${base}/meetings/${meeting.slug}`}>
								{meeting.title}
							</a>
							<p className="app-action__facts">
								<span>{formatInstant(meeting.startsAt)}</span>
								{meeting.venue !== null && <span>{meeting.venue}</span>}
								{meeting.chair !== null && <span>Chair: {meeting.chair.name}</span>}
							</p>
						</div>
						<p className="app-action__status">
							<Tag colour={meetingStateWords[meeting.state].colour}>
								{meetingStateWords[meeting.state].label}
							</Tag>
							{meeting.state === "in-progress" && (
								<a className="govuk-link" href={`${base}/meetings/${meeting.slug}/run`}>
									Join<span className="govuk-visually-hidden"> {meeting.title}</span>
								</a>
							)}
						</p>
					</li>
				))}
			</ul>
		</section>
	);
}
