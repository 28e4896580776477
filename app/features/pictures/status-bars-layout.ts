import { type Status, statuses } from "#app/domain/status.ts";
import type { CountedTime } from "#app/domain/status-history.ts";
import { type Place, rounded } from "./time-scale.ts";

/** A part of a bar: as wide as its count. */
export interface BarPart {
	status: Status;
	count: number;
	x: Place;
	width: number;
}

/** The parts of the bar of each time, in the order of the statuses. The time with the most actions fills the width, so that bars can be compared. */
export function layoutBars(times: CountedTime[]): BarPart[][] {
	const most = Math.max(1, ...times.map(({ counts }) => (counts ? totalOf(counts) : 0)));
	return times.map(({ counts }) => {
		if (!counts) return [];
		let before = 0;
		return statuses.flatMap((status) => {
			const count = counts[status];
			if (count === 0) return [];
			const [start, end] = [rounded((before / most) * 100), rounded(((before + count) / most) * 100)];
			before += count;
			return [{ status, count, x: start, width: rounded(end - start) }];
		});
	});
}

/** The statuses that any time has. */
export const presentIn = (times: CountedTime[]): Status[] =>
	statuses.filter((status) => times.some(({ counts }) => counts !== null && counts[status] > 0));

/** All actions together. */
export const totalOf = (counts: Record<Status, number>): number =>
	statuses.reduce((sum, status) => sum + counts[status], 0);
