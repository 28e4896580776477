import type { Day } from "#app/domain/dates.ts";
import type { ActionSummary, Milestone, Workstream } from "#app/domain/read-model.ts";
import { type DaySpan, type Place, rounded, type TimeScale, timeScale } from "./time-scale.ts";

/** An action with the steps on its way. */
export interface TimedAction extends ActionSummary {
	milestones: Milestone[];
}

export interface TimedWorkstream extends Workstream {
	actions: TimedAction[];
}

/** A workstream in the timeline: each of its actions is either a row or counted as outside the days shown. */
export interface Lane {
	workstream: Workstream;
	rows: TimelineRow[];
	outside: number;
}

/** One action: where its marks are. What is null has no date, or one that is not in the days shown. */
export interface TimelineRow {
	action: TimedAction;
	/** From start to due date, as far as it is in sight; null where one of them is not known, or nothing is in sight. */
	bar: Stretch | null;
	/** A line towards the end that nobody has given a date for. */
	open: Stretch | null;
	start: Place | null;
	due: Place | null;
	/** Only where it differs from the due date. */
	original: Place | null;
	milestones: PlacedMilestone[];
}

export interface Stretch {
	x: Place;
	width: number;
}

export interface PlacedMilestone {
	id: string;
	x: Place;
	reached: boolean;
}

export interface Timeline extends Pick<TimeScale, "ticks"> {
	lanes: Lane[];
	/** Null where the day is not among those shown. */
	today: Place | null;
}

/** The narrowest bar that can be seen. */
const leastWidth = 0.5;

/** Lays out workstreams as lanes and actions as rows, in their order, over the days shown. */
export function layoutTimeline(workstreams: TimedWorkstream[], shown: DaySpan, today: Day): Timeline {
	const scale = timeScale(shown);
	return {
		ticks: scale.ticks,
		today: scale.placeWithin(today),
		lanes: workstreams.map(({ actions, ...workstream }) => {
			const inSight = actions.filter((action) => isInSight(action, shown));
			return {
				workstream,
				rows: inSight.map((action) => rowOf(action, shown, scale)),
				outside: actions.length - inSight.length,
			};
		}),
	};
}

/** The day of a milestone: when it was reached, else when it is due. */
export const dayOfMilestone = ({ completedOn, dueOn }: Milestone): Day | null => completedOn ?? dueOn;

/** Every day that an action names. */
export const daysOf = ({ startsOn, dueOn, originalDueOn, milestones }: TimedAction): Day[] =>
	[startsOn, dueOn, originalDueOn, ...milestones.map(dayOfMilestone)].filter((day) => day !== null);

/** Whether any part of an action is in the days shown; one without a start may go on before, one without a due date after. */
function isInSight(action: TimedAction, { from, to }: DaySpan): boolean {
	const days = daysOf(action).sort();
	const [first, last] = [days[0], days.at(-1)];
	if (first === undefined || last === undefined) return true;
	const begins = action.startsOn === null ? from : first;
	const ends = action.dueOn === null ? to : last;
	return begins <= to && ends >= from;
}

function rowOf(action: TimedAction, shown: DaySpan, scale: TimeScale): TimelineRow {
	const { startsOn, dueOn, originalDueOn, milestones } = action;
	const within = (day: Day | null) => (day === null ? null : scale.placeWithin(day));
	return {
		action,
		bar: startsOn !== null && dueOn !== null ? barOf([startsOn, dueOn], shown, scale) : null,
		open: openOf(action, shown, scale),
		start: within(startsOn),
		due: within(dueOn),
		original: originalDueOn === dueOn ? null : within(originalDueOn),
		milestones: milestones.flatMap((milestone) => {
			const x = within(dayOfMilestone(milestone));
			return x === null ? [] : [{ id: milestone.id, x, reached: milestone.completedOn !== null }];
		}),
	};
}

/** A bar that goes on beyond the days shown runs to the very edge. Days in the wrong order make a bar all the same. */
function barOf(days: [Day, Day], { from, to }: DaySpan, { place }: TimeScale): Stretch | null {
	const [first, last] = days[0] <= days[1] ? days : [days[1], days[0]];
	if (first > to || last < from) return null;
	return stretch(first < from ? 0 : place(first), last > to ? 100 : place(last));
}

function openOf(
	{ startsOn, dueOn }: TimedAction,
	{ from, to }: DaySpan,
	{ place }: TimeScale,
): Stretch | null {
	if (startsOn === null && dueOn !== null && dueOn >= from)
		return stretch(0, dueOn > to ? 100 : place(dueOn));
	if (startsOn !== null && dueOn === null && startsOn <= to)
		return stretch(startsOn < from ? 0 : place(startsOn), 100);
	return null;
}

function stretch(x: Place, end: Place): Stretch {
	const width = Math.max(leastWidth, rounded(end - x));
	return { x: Math.min(x, rounded(100 - width)), width };
}
