import type { ChangeKind } from "./change.ts";
import { addDays, type Day, formatDay, monthNames } from "./dates.ts";
import type { QuarterStart } from "./installation.ts";
import { quarterOf } from "./quarter.ts";
import type { RoadmapState } from "./roadmap-state.ts";
import { type Status, statuses } from "./status.ts";

/** How many actions have which status, in the order of the statuses. */
export type StatusCounts = Record<Status, number>;

/** The public actions of a roadmap at the end of a time, by status. */
export interface CountedTime {
	/** "April to June 2026"; where the time is not over, with the day of its counting. */
	name: string;
	/** The day at whose end was counted. */
	day: Day;
	/** Null while the roadmap was not public. */
	counts: StatusCounts | null;
}

/** A time at whose end is counted. */
export type CountingTime = Omit<CountedTime, "counts">;

/** The kinds of lines that can change how many public actions have which status. */
export const countingKinds: ChangeKind[] = [
	"roadmap-added",
	"roadmap-changed",
	"roadmap-archived",
	"roadmap-restored",
	"workstream-added",
	"workstream-archived",
	"workstream-restored",
	"action-added",
	"action-changed",
	"action-archived",
	"action-restored",
	"status-changed",
];

/** More bars than these, and the times get longer. */
const mostMonths = 12;
const mostQuarters = 20;

/**
 * The times at whose ends is counted, from the day on which a ledger begins to the last day shown, oldest first: months, where
 * there are many of them quarters, and in the end years. The last one ends with the last day.
 */
export function countingTimes(first: Day, last: Day, start: QuarterStart): CountingTime[] {
	const months = monthsBetween(first, last) + 1;
	const step = months <= mostMonths ? monthOf : months <= mostQuarters * 3 ? quarter(start) : yearOf;
	const times: CountingTime[] = [];
	for (let day = first; day <= last; ) {
		const { name, endsOn } = step(day);
		const isOver = endsOn <= last;
		times.push(isOver ? { name, day: endsOn } : { name: `${name}, up to ${formatDay(last)}`, day: last });
		day = addDays(endsOn, 1);
	}
	return times;
}

/** How many public actions of a roadmap had which status; null where it was not public. `internalNow` is not counted in its past, either. */
export function countStatuses(
	{ roadmap, actions, workstreams }: Readonly<RoadmapState>,
	internalNow: ReadonlySet<string>,
): StatusCounts | null {
	if (!roadmap?.published || roadmap.archived) return null;
	const counts = Object.fromEntries(statuses.map((status) => [status, 0])) as StatusCounts;
	for (const { id, archived, internal, workstreamId, status } of actions.values()) {
		const workstream = workstreams.get(workstreamId);
		if (archived || internal || internalNow.has(id) || !workstream || workstream.archived) continue;
		counts[status] += 1;
	}
	return counts;
}

type Step = (day: Day) => { name: string; endsOn: Day };

const monthOf: Step = (day) => {
	const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
	const endsOn = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
	return { name: `${monthNames[month - 1]} ${year}`, endsOn };
};

const quarter =
	(start: QuarterStart): Step =>
	(day) => {
		const { months, endsOn } = quarterOf(day, start);
		return { name: months, endsOn };
	};

const yearOf: Step = (day) => ({ name: day.slice(0, 4), endsOn: `${day.slice(0, 4)}-12-31` });

const monthsBetween = (first: Day, last: Day) =>
	(Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12 +
	(Number(last.slice(5, 7)) - Number(first.slice(5, 7)));
