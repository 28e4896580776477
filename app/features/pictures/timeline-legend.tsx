import { type Day, formatDay } from "#app/domain/dates.ts";
import { statuses, statusMeanings } from "#app/domain/status.ts";
import { StatusSwatch } from "./status-look.tsx";
import type { Timeline } from "./timeline-layout.ts";
import { markIds } from "./timeline-marks.tsx";

const meanings = [
	{ mark: markIds.due, words: "Due" },
	{ mark: markIds.original, words: "Originally due, where the date has moved" },
	{ mark: markIds.reached, words: "Milestone reached" },
	{ mark: markIds.planned, words: "Milestone to come" },
] as const;

interface TimelineLegendProps {
	timeline: Timeline;
	today: Day;
	asAt: Day | null;
}

/** What the shapes of a timeline mean, of those that can occur in it. */
export function TimelineLegend({ timeline, today, asAt }: TimelineLegendProps) {
	const rows = timeline.lanes.flatMap((lane) => lane.rows);
	const present = statuses.filter((status) => rows.some(({ action }) => action.status === status));
	if (rows.length === 0) return null;
	return (
		<ul className="app-legend">
			<li>Bars run from start to due date and look like their status:</li>
			{present.map((status) => (
				<Key key={status} words={statusMeanings[status].label}>
					<StatusSwatch status={status} />
				</Key>
			))}
			{meanings.map(({ mark, words }) => (
				<Key key={mark} words={words}>
					<svg width="20" height="26" aria-hidden="true" focusable="false">
						<use href={`#${mark}`} x="50%" y="50%" />
					</svg>
				</Key>
			))}
			<Key words="Start or due date not given">
				<svg width="28" height="20" aria-hidden="true" focusable="false">
					<line className="app-timeline__open" x1="0" x2="28" y1="10" y2="10" />
				</svg>
			</Key>
			<Key words={todayWords(timeline.today !== null, today, asAt)}>
				<svg width="20" height="26" aria-hidden="true" focusable="false">
					<line className="app-timeline__today" x1="10" x2="10" y1="0" y2="26" />
				</svg>
			</Key>
		</ul>
	);
}

function Key({ words, children }: { words: string; children: React.ReactNode }) {
	return (
		<li className="app-legend__key">
			{children}
			<span>{words}</span>
		</li>
	);
}

function todayWords(isShown: boolean, today: Day, asAt: Day | null): string {
	const name = asAt === null ? `Today, ${formatDay(today)}` : formatDay(today);
	return isShown ? name : `${name} (not in the years shown)`;
}
