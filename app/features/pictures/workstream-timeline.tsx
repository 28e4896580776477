import type { Day } from "#app/domain/dates.ts";
import type { Roadmap } from "#app/domain/read-model.ts";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { TimelineLane } from "./timeline-lanes.tsx";
import { daysOf, layoutTimeline, type TimedWorkstream } from "./timeline-layout.ts";
import { TimelineLegend } from "./timeline-legend.tsx";
import { TimelineMarks } from "./timeline-marks.tsx";
import { TimelineTables } from "./timeline-table.tsx";
import { daysOfYears, yearsOf } from "./timeline-years.ts";

interface WorkstreamTimelineProps {
	roadmap: Pick<Roadmap, "slug" | "startsOn" | "endsOn">;
	workstream: TimedWorkstream;
	today: Day;
	asAt: Day | null;
}

/** When everything in one workstream begins and is due, over all of its years. */
export function WorkstreamTimeline({ roadmap, workstream, today, asAt }: WorkstreamTimelineProps) {
	if (workstream.actions.length === 0) return null;
	const href = `/${roadmap.slug}`;
	const days = workstream.actions.flatMap(daysOf).sort();
	const [from, to] = [days[0], days.at(-1)];
	const span = from === undefined || to === undefined ? null : { from, to };
	const timeline = layoutTimeline([workstream], daysOfYears(yearsOf(roadmap, span)), today);
	return (
		<section aria-labelledby="timeline" className="app-section">
			<h2 className="govuk-heading-l" id="timeline">
				Timeline
			</h2>
			<div data-live="timeline">
				<TimelineMarks {...timeline} asAt={asAt} />
				<TimelineLegend timeline={timeline} today={today} asAt={asAt} />
				{timeline.lanes.map((lane) => (
					<TimelineLane key={lane.workstream.id} lane={lane} href={href} today={today} live="row" />
				))}
				<TimelineTables lanes={timeline.lanes} />
			</div>
			<p className="govuk-body">
				<AsAtLink href={`${href}/timeline`}>See the timeline of the whole roadmap</AsAtLink>
			</p>
		</section>
	);
}
