import { formatInstant } from "../../domain/dates.ts";
import type { Meeting } from "../../domain/meeting.ts";

interface MeetingDutiesProps {
	/** What runs, and what one is expected at, the nearest first. */
	meetings: Pick<Meeting, "id" | "slug" | "title" | "startsAt" | "venue" | "state">[];
	roadmapSlug: string;
}

/** The meetings that run right now, and those to come that one is invited to or chairs. Nothing where there is none. */
export function MeetingDuties({ meetings, roadmapSlug }: MeetingDutiesProps) {
	if (meetings.length === 0) return null;
	return (
		<div className="app-waiting">
			<h3 className="govuk-heading-s">Your meetings</h3>
			<ul className="govuk-list">
				{meetings.map(({ id, slug, title, startsAt, venue, state }) => {
					const here = `/workspace/${roadmapSlug}/meetings/${slug}`;
					return (
						<li key={id}>
							<a className="govuk-link" href={state === "in-progress" ? `${here}/run` : here}>
								{state === "in-progress" ? `Join: ${title}` : title}
							</a>
							<p className="app-meta">
								<span>{state === "in-progress" ? "in progress" : formatInstant(startsAt)}</span>
								{venue !== null && <span>{venue}</span>}
							</p>
						</li>
					);
				})}
			</ul>
		</div>
	);
}
