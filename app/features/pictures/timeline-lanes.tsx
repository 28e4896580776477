import type { Day } from "#app/domain/dates.ts";
import { isOverdue } from "#app/domain/freshness.ts";
import { isIllustrative } from "#app/domain/illustrative.ts";
import { StatusTag } from "../actions/status-tag.tsx";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { countWords } from "../public/count-words.ts";
import { partClass, StatusFill } from "./status-look.tsx";
import type { Lane, TimedAction, TimelineRow } from "./timeline-layout.ts";
import { markIds, TimelineAxis } from "./timeline-marks.tsx";
import { datesWords, originalWords, rowWords } from "./timeline-words.ts";

interface TimelineLaneProps {
	lane: Lane;
	/** Address of the roadmap's page. */
	href: string;
	today: Day;
	/** What the keys of the rows for the live script begin with: its own where the page lists the actions, too. */
	live?: string;
}

/** The actions of a workstream, each with its name and dates in words and a bar beside or below them. */
export function TimelineLane({ lane: { rows, outside }, href, today, live = "action" }: TimelineLaneProps) {
	return (
		<>
			{rows.length > 0 ? (
				<>
					<TimelineAxis />
					<ul className="app-timeline__rows">
						{rows.map((row) => (
							<Row key={row.action.id} row={row} href={href} today={today} live={live} />
						))}
					</ul>
				</>
			) : null}
			{outside > 0 || rows.length === 0 ? (
				<p className="govuk-body-s">
					{outside === 0
						? "There are no actions here yet."
						: `${countWords(outside, "action")} outside the years shown.`}
				</p>
			) : null}
		</>
	);
}

interface RowProps {
	row: TimelineRow;
	href: string;
	today: Day;
	live: string;
}

function Row({ row, href, today, live }: RowProps) {
	const { action } = row;
	const original = originalWords(action);
	return (
		// By slug: it stands in the link, too, so that 200 rows weigh 5 kB less than by id.
		<li className="app-timeline__row" data-live={`${live}-${action.slug}`}>
			<div className="app-timeline__words">
				<AsAtLink
					className="govuk-link app-timeline__title"
					href={`${href}/actions/${action.slug}`}
					dir="auto"
				>
					{action.title}
				</AsAtLink>
				<p className="app-timeline__facts">
					<StatusTag status={action.status} />
					{isMadeUp(action) ? <span className="app-illustrative">illustrative</span> : null}
					{isOverdue(action, today) && action.dueOn !== null ? <strong>Overdue</strong> : null}
				</p>
				<p className="app-timeline__facts">
					{datesWords(action)}
					{original === null ? null : `, ${original}`}
				</p>
			</div>
			<div className="app-timeline__plot">
				<Plot row={row} />
			</div>
		</li>
	);
}

function Plot({ row: { action, bar, open, start, due, original, milestones } }: { row: TimelineRow }) {
	return (
		<svg width="100%" height="100%" role="img">
			<title>{rowWords(action)}</title>
			<use href="#timeline-grid" />
			{open ? (
				<line
					className="app-timeline__open"
					x1={`${open.x}%`}
					x2={`${open.x + open.width}%`}
					y1="50%"
					y2="50%"
				/>
			) : null}
			{bar ? (
				<g className={partClass(action.status)}>
					<StatusFill
						status={action.status}
						x={`${bar.x}%`}
						width={`${bar.width}%`}
						y="50%"
						height="16"
						transform="translate(0 -8)"
					/>
				</g>
			) : null}
			{start !== null && !bar ? <Mark is="start" x={start} /> : null}
			{original !== null ? <Mark is="original" x={original} /> : null}
			{due !== null ? <Mark is="due" x={due} /> : null}
			{milestones.map(({ id, x, reached }) => (
				<Mark key={id} is={reached ? "reached" : "planned"} x={x} />
			))}
		</svg>
	);
}

const Mark = ({ is, x }: { is: keyof typeof markIds; x: number }) => (
	<use href={`#${markIds[is]}`} x={`${x}%`} y="50%" />
);

/** Whether any value of the row was made up; the table says which. */
const isMadeUp = ({ illustrative }: TimedAction): boolean =>
	["status", "startsOn", "dueOn", "originalDueOn", "milestones"].some((field) =>
		isIllustrative(illustrative, field),
	);
