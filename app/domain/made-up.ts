import type { Day } from "./dates.ts";

/** What a field that someone edits means for the list of made-up values: it is on it no longer. */
export const withoutFields = (illustrative: readonly string[], ...fields: string[]): string[] =>
	illustrative.filter((path) => !fields.includes(path));

/** The made-up values after a change of status. */
export const madeUpAfterStatus = (illustrative: readonly string[]): string[] =>
	withoutFields(illustrative, "status", "statusNote");

/** The made-up values after somebody said that the status is still so. */
export const madeUpAfterConfirmation = (illustrative: readonly string[]): string[] =>
	withoutFields(illustrative, "status");

/** The made-up values after a move of the due date: the new date is real; a made-up date that stays as the original is still made up. */
export function madeUpAfterMove({
	illustrative,
	dueOn,
	originalDueOn,
}: {
	illustrative: readonly string[];
	dueOn: Day | null;
	originalDueOn: Day | null;
}): string[] {
	const rest = withoutFields(illustrative, "dueOn");
	const originalWasMadeUp = illustrative.includes("dueOn") && (originalDueOn ?? dueOn) === dueOn;
	return originalWasMadeUp ? [...rest, "originalDueOn"] : rest;
}

/**
 * The made-up values after somebody said whether a milestone, by its place in the list (from 0), was reached: whoever states
 * when it was reached states that there is such a milestone, too.
 */
export const madeUpAfterMilestone = (illustrative: readonly string[], index: number): string[] =>
	withoutFields(illustrative, `milestones[${index}]`, `milestones[${index}].completedOn`);
