import type { ActionDecision, ActionState } from "./action.ts";
import { type Day, isDay } from "./dates.ts";
import { madeUpAfterMilestone } from "./made-up.ts";
import { type Outcome, refuse } from "./refusal.ts";

/** A milestone as a decision looks at it; `index` is its place in the action's list, from 0. */
export interface MilestoneState {
	id: string;
	title: string;
	completedOn: Day | null;
	index: number;
}

/** Decides that a milestone was reached on a day, which must not be in the future, or is not reached yet (`""`). */
export function decideMilestoneChange(
	action: ActionState,
	milestone: MilestoneState,
	wish: { completedOn: string; today: Day },
): Outcome<ActionDecision> {
	const completedOn = wish.completedOn === "" ? null : wish.completedOn;
	const mistake = mistakeIn(completedOn, milestone, wish.today);
	if (mistake) return refuse("invalid", "The milestone was not changed.", { completedOn: mistake });
	const { id, title, index } = milestone;
	return {
		ok: true,
		value: {
			patch: {
				milestone: { id, completedOn },
				isStatement: false,
				illustrative: madeUpAfterMilestone(action.illustrative, index),
			},
			change: {
				kind: "milestone-changed",
				from: { milestoneId: id, title, completedOn: milestone.completedOn },
				to: { milestoneId: id, title, completedOn },
			},
			reason: null,
		},
	};
}

function mistakeIn(completedOn: Day | null, milestone: MilestoneState, today: Day): string | undefined {
	if (completedOn === milestone.completedOn)
		return "This is so already: enter another date, or leave the page.";
	if (completedOn === null) return undefined;
	if (!isDay(completedOn)) return "Enter a real date, such as 31 3 2026, or none at all.";
	return completedOn > today
		? "A milestone cannot be reached in the future: enter today or an earlier day."
		: undefined;
}
