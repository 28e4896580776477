import { findMilestone } from "#db/queries/action-writes.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { dayOf } from "../../domain/dates.ts";
import { decideMilestoneChange } from "../../domain/milestone.ts";
import { notFound } from "../../domain/refusal.ts";
import { type ActionCommand, writeAction } from "./write-action.server.ts";

/** Says on which day a milestone was reached; an empty `completedOn` means: not yet. */
export const changeMilestone = (
	context: AppContext,
	person: Person,
	command: ActionCommand & { milestoneId: string; completedOn: string },
) =>
	writeAction(context, person, command, async (state, row, trx) => {
		const milestone = await findMilestone(trx, row.id, command.milestoneId);
		if (!milestone) return notFound;
		const today = dayOf(context.now().toISOString());
		return decideMilestoneChange(state, milestone, { completedOn: command.completedOn, today });
	});
