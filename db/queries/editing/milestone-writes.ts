import type { Milestone } from "#app/domain/read-model.ts";
import type { Db } from "../../database.ts";

/** Adds a milestone at the end of an action's list. */
export async function insertMilestone(trx: Db, actionId: string, milestone: Milestone): Promise<void> {
	const { last } = await trx
		.selectFrom("milestone")
		.select((eb) => eb.fn.max("position").as("last"))
		.where("action_id", "=", actionId)
		.executeTakeFirstOrThrow();
	await trx
		.insertInto("milestone")
		.values({
			id: milestone.id,
			action_id: actionId,
			position: Number(last ?? -1) + 1,
			title: milestone.title,
			due_on: milestone.dueOn,
			completed_on: milestone.completedOn,
		})
		.execute();
}

/** Writes the words and the date of a milestone. */
export async function rewordMilestone(
	trx: Db,
	actionId: string,
	milestone: Pick<Milestone, "id" | "title" | "dueOn">,
): Promise<void> {
	await trx
		.updateTable("milestone")
		.set({ title: milestone.title, due_on: milestone.dueOn })
		.where("id", "=", milestone.id)
		.where("action_id", "=", actionId)
		.execute();
}

/** Takes a milestone from an action; those behind it keep their order. */
export async function deleteMilestone(trx: Db, actionId: string, milestoneId: string): Promise<void> {
	await trx.deleteFrom("milestone").where("id", "=", milestoneId).where("action_id", "=", actionId).execute();
}
