import type { Day } from "#app/domain/dates.ts";
import { Hatches } from "./status-look.tsx";
import { tickLabelClass } from "./tick-label-class.ts";
import type { Tick } from "./time-scale.ts";
import type { Timeline } from "./timeline-layout.ts";

/** The shapes that rows and legend draw, by what they mean: told apart without colour. */
export const markIds = {
	due: "mark-due",
	original: "mark-original",
	start: "mark-start",
	reached: "mark-reached",
	planned: "mark-planned",
} as const;

/** The height of the axis: room for the word of today above the years. */
const axisHeight = 42;

interface TimelineMarksProps extends Pick<Timeline, "ticks" | "today"> {
	asAt: Day | null;
}

/** What is drawn often, once: shapes, the lines of the years and the axis. Rows draw it again at their own size. */
export function TimelineMarks({ ticks, today, asAt }: TimelineMarksProps) {
	return (
		<svg className="app-timeline__marks" width="0" height="0" aria-hidden="true" focusable="false">
			<Hatches />
			<defs>
				<path id={markIds.due} className="app-mark" d="M-2.5-12h5v24h-5z" />
				<path id={markIds.original} className="app-mark app-mark--hollow" d="M-3-10h6v20h-6z" />
				<path id={markIds.start} className="app-mark" d="M-1.5-7h3v14h-3z" />
				<path id={markIds.reached} className="app-mark" d="M0-8l8 8-8 8-8-8z" />
				<path id={markIds.planned} className="app-mark app-mark--hollow" d="M0-7l7 7-7 7-7-7z" />
				<g id="timeline-grid">
					{ticks.map((tick) => (
						<line key={tick.x} className="app-tick" {...upright(tick.x)} />
					))}
					{today === null ? null : <line className="app-timeline__today" {...upright(today)} />}
				</g>
				<g id="timeline-axis">
					{ticks.filter(isLabelled).map((tick) => (
						<text key={tick.x} className={tickLabelClass(tick)} x={`${tick.x}%`} y={axisHeight - 8}>
							{tick.label}
						</text>
					))}
					{today === null ? null : (
						<text className="app-timeline__now" {...label(today)} y="14">
							{asAt === null ? "Today" : "That day"}
						</text>
					)}
				</g>
			</defs>
		</svg>
	);
}

/** The years above the rows of a lane. */
export function TimelineAxis() {
	return (
		<div className="app-timeline__axis">
			<svg width="100%" height={axisHeight} aria-hidden="true" focusable="false">
				<use href="#timeline-axis" />
			</svg>
		</div>
	);
}

const upright = (x: number) => ({ x1: `${x}%`, x2: `${x}%`, y1: "0", y2: "100%" });

/** The word for today stays inside of the axis. */
const label = (x: number) =>
	({ x: `${x}%`, textAnchor: x < 6 ? "start" : x > 94 ? "end" : "middle" }) as const;

const isLabelled = ({ wide, narrow }: Tick) => wide || narrow;
