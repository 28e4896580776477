import type { AgendaItem } from "#app/domain/meeting.ts";
import type { Db } from "../database.ts";
import { toOrganisation } from "./actions.ts";

/** What is on the agenda of a meeting, in its order. */
export async function listAgenda(db: Db, meetingId: string): Promise<AgendaItem[]> {
	const rows = await db
		.selectFrom("agenda_item")
		.leftJoin("action", "action.id", "agenda_item.action_id")
		.leftJoin("organisation as presenter", "presenter.id", "agenda_item.presenter_id")
		.selectAll("agenda_item")
		.select([
			"action.slug as action_slug",
			"action.title as action_title",
			"action.status as action_status",
			"action.internal as action_internal",
			"presenter.slug as presenter_slug",
			"presenter.name as presenter_name",
		])
		.where("meeting_id", "=", meetingId)
		.orderBy("agenda_item.position")
		.execute();
	return rows.map((row) => ({
		id: row.id,
		title: row.title,
		public: row.public === 1,
		kind: row.kind,
		action:
			row.action_id !== null && row.action_slug !== null && row.action_status !== null
				? {
						id: row.action_id,
						slug: row.action_slug,
						title: row.action_title ?? "",
						status: row.action_status,
						internal: row.action_internal === 1,
					}
				: null,
		askId: row.ask_id,
		presenter: toOrganisation(row.presenter_id, row.presenter_slug, row.presenter_name),
		minutes: row.minutes,
		state: row.state,
		usedSeconds: row.used_seconds,
		leftAt: row.closed_at,
	}));
}

/** What an item of an agenda is made of. */
export interface NewAgendaItem {
	id: string;
	title: string;
	kind: "topic" | "action" | "ask";
	actionId: string | null;
	askId: string | null;
	presenterId: string | null;
	minutes: number | null;
	public: boolean;
}

/** Puts items at the end of an agenda. Call it under the meeting's row lock. */
export async function insertAgendaItems(trx: Db, meetingId: string, items: NewAgendaItem[]): Promise<void> {
	const { last } = await trx
		.selectFrom("agenda_item")
		.select((eb) => eb.fn.max("position").as("last"))
		.where("meeting_id", "=", meetingId)
		.executeTakeFirstOrThrow();
	const first = last === null ? 0 : Number(last) + 1;
	for (const [index, item] of items.entries())
		await trx
			.insertInto("agenda_item")
			.values({
				id: item.id,
				meeting_id: meetingId,
				position: first + index,
				title: item.title,
				public: item.public ? 1 : 0,
				kind: item.kind,
				action_id: item.actionId,
				ask_id: item.askId,
				presenter_id: item.presenterId,
				minutes: item.minutes,
			})
			.execute();
}

/** Puts the items of an agenda in this order. Call it under the meeting's row lock. */
export async function orderAgenda(trx: Db, itemIds: string[]): Promise<void> {
	const place = (id: string, position: number) =>
		trx.updateTable("agenda_item").set({ position }).where("id", "=", id).execute();
	// No two items may share a position, not even in between: first out of the way, then to their places.
	for (const [index, id] of itemIds.entries()) await place(id, -1 - index);
	for (const [index, id] of itemIds.entries()) await place(id, index);
}

/** Writes fields of an item. */
export async function patchAgendaItem(
	trx: Db,
	id: string,
	patch: {
		title?: string;
		public?: 0 | 1;
		minutes?: number | null;
		presenter_id?: string | null;
		state?: AgendaItem["state"];
		used_seconds?: number;
		opened_at?: string;
		closed_at?: string | null;
	},
): Promise<void> {
	await trx.updateTable("agenda_item").set(patch).where("id", "=", id).execute();
}

/** The items that stand for an ask and were not talked about yet, on the agendas of meetings that have not begun. */
export async function listAwaitedAskItems(
	db: Db,
	askId: string,
): Promise<{ id: string; meetingId: string }[]> {
	const rows = await db
		.selectFrom("agenda_item")
		.innerJoin("meeting", "meeting.id", "agenda_item.meeting_id")
		.select(["agenda_item.id", "agenda_item.meeting_id"])
		.where("agenda_item.ask_id", "=", askId)
		.where("agenda_item.state", "=", "planned")
		.where("meeting.state", "in", ["draft", "open"])
		.orderBy("meeting.id")
		.execute();
	return rows.map((row) => ({ id: row.id, meetingId: row.meeting_id }));
}

/** Takes an item from its agenda. */
export async function deleteAgendaItem(trx: Db, id: string): Promise<void> {
	await trx.deleteFrom("agenda_item").where("id", "=", id).execute();
}

/** Closes every item of a meeting that was talked about. */
export async function closeAgenda(trx: Db, meetingId: string, at: string): Promise<void> {
	await trx
		.updateTable("agenda_item")
		.set({ state: "done", closed_at: at })
		.where("meeting_id", "=", meetingId)
		.where("state", "=", "open")
		.execute();
}
