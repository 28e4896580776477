import { addDays, type Day, daysBetween } from "./dates.ts";
import type { RoadmapFile } from "./exported-format.ts";
import { isIllustrative } from "./illustrative.ts";

/** The day on which the two London files say how things stood. */
export const snapshotDay: Day = "2019-12-31";

/**
 * Moves the due dates that are made up, of actions and of milestones, so that the snapshot day becomes `today`: by as many days,
 * but not beyond the roadmap's end and never to an earlier day than they were. Everything else stays as it is: a real date,
 * above all, is never moved.
 */
export function shiftDueDates(file: RoadmapFile, today: Day): RoadmapFile {
	const days = daysBetween(snapshotDay, today);
	const { endsOn } = file.roadmap;
	const moved = (day: Day): Day => {
		if (day >= endsOn || days <= 0) return day;
		const wished = addDays(day, days);
		if (wished > endsOn) return endsOn;
		return wished;
	};
	const shift = <T extends { dueOn?: Day }>(dated: T, illustrative: string[], path: string): T =>
		dated.dueOn !== undefined && isIllustrative(illustrative, path)
			? { ...dated, dueOn: moved(dated.dueOn) }
			: dated;
	return {
		...file,
		workstreams: file.workstreams.map((workstream) => ({
			...workstream,
			actions: workstream.actions.map((action) => ({
				...shift(action, action.illustrative, "dueOn"),
				milestones: action.milestones.map((milestone, index) =>
					shift(milestone, action.illustrative, `milestones[${index}].dueOn`),
				),
			})),
		})),
	};
}
