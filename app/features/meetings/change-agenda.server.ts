import { randomUUID } from "node:crypto";
import { listPresentOf } from "#db/queries/action-parts.ts";
import {
	deleteAgendaItem,
	insertAgendaItems,
	listAgenda,
	type NewAgendaItem,
	orderAgenda,
	patchAgendaItem,
} from "#db/queries/agenda.ts";
import { listAsks } from "#db/queries/asks.ts";
import { patchMeeting } from "#db/queries/meetings.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import type { AgendaItem } from "../../domain/meeting.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";
import { agendaLine, maxItems } from "./agenda-line.server.ts";
import { askItem } from "./carry-asks.server.ts";
import {
	type MeetingCommand,
	type MeetingScene,
	type MeetingWrite,
	writeMeeting,
} from "./write-meeting.server.ts";

const tooLate = "This meeting is closed: its agenda stays as it is.";
async function changed<T>({ trx, meeting }: MeetingScene, value: T): Promise<Outcome<MeetingWrite<T>>> {
	return { ok: true, value: { value, lines: [await agendaLine(trx, meeting.id)] } };
}

/** What a form says about an item. */
export interface ItemWish {
	title: string;
	minutes: string;
	presenterId: string;
	public: boolean;
}

function readItem(wish: ItemWish, partnerIds: string[]) {
	const fields: Record<string, string> = {};
	const title = wish.title.trim().replace(/\s+/g, " ");
	if (title === "") fields.title = "Say what the item is about.";
	else if (title.length > 200) fields.title = "The title must be 200 characters or fewer.";
	const minutes = wish.minutes.trim() === "" ? null : Number(wish.minutes.trim());
	if (minutes !== null && !(Number.isInteger(minutes) && minutes >= 1 && minutes <= 480))
		fields.minutes = "Enter how many minutes it takes, from 1 to 480, or leave it empty.";
	const presenterId = partnerIds.includes(wish.presenterId) ? wish.presenterId : null;
	if (Object.keys(fields).length > 0) return refuse("invalid", "The agenda was not changed.", fields);
	return { ok: true as const, value: { title, minutes, presenterId, public: wish.public } };
}

/** Adds an item to the agenda of a meeting that is not closed. Refuses with `not-found`, `not-allowed` or `invalid`. */
export const addAgendaItem = (
	context: AppContext,
	person: Person,
	command: MeetingCommand & ItemWish & { partnerIds: string[] },
) =>
	writeMeeting<null>(context, person, command, "add-agenda-item", async (scene) => {
		const read = readItem(command, command.partnerIds);
		if (!read.ok) return read;
		const item = { ...read.value, kind: "topic" as const, actionId: null, askId: null };
		return addItems(scene, [{ id: randomUUID(), ...item }], null);
	});

async function addItems<T>(scene: MeetingScene, items: NewAgendaItem[], value: T) {
	const { trx, meeting } = scene;
	if (meeting.state === "closed") return refuse("invalid", tooLate);
	const there = await listAgenda(trx, meeting.id);
	if (there.length + items.length > maxItems)
		return refuse("invalid", `An agenda holds at most ${maxItems} items.`);
	await insertAgendaItems(trx, meeting.id, items);
	// Asks that nobody has put anywhere come last.
	const rest =
		there.length - there.findLastIndex(({ kind, state }) => kind !== "ask" || state !== "planned") - 1;
	if (rest > 0 && items.some(({ kind }) => kind !== "ask")) {
		const ids = there.map(({ id }) => id);
		await orderAgenda(trx, [...ids.slice(0, -rest), ...items.map(({ id }) => id), ...ids.slice(-rest)]);
	}
	return changed(scene, value);
}

/** Adds actions and asks that were proposed; what is on the agenda already is left out. Returns how many were added. */
export const addProposed = (
	context: AppContext,
	person: Person,
	command: MeetingCommand & { ids: string[] },
) =>
	writeMeeting<number>(context, person, command, "add-agenda-item", async (scene) => {
		const { trx, meeting } = scene;
		const agenda = await listAgenda(trx, meeting.id);
		const there = new Set(agenda.flatMap((item) => [item.action?.id, item.askId]));
		// One more than an agenda holds is refused, and so are many more.
		const wanted = command.ids.filter((id) => !there.has(id)).slice(0, maxItems + 1);
		const present = await listPresentOf(trx, meeting.roadmapId, wanted);
		const actions = new Map(present.map((action) => [action.id, action]));
		const asks = new Map((await listAsks(trx, { roadmapId: meeting.roadmapId })).map((ask) => [ask.id, ask]));
		const base = { presenterId: null, minutes: null };
		const items = wanted.flatMap((id): NewAgendaItem[] => {
			const action = actions.get(id);
			if (action) {
				const presenterId = action.lead?.id ?? null;
				const item = {
					id: randomUUID(),
					title: action.title,
					kind: "action" as const,
					actionId: id,
					askId: null,
				};
				return [{ ...item, ...base, presenterId, public: !action.internal }];
			}
			const ask = asks.get(id);
			return ask ? [askItem(ask)] : [];
		});
		if (items.length === 0) return refuse("invalid", "Choose what to add to the agenda.");
		return addItems(scene, items, items.length);
	});

type ItemCommand = MeetingCommand & { itemId: string };

async function withItem<T>(
	scene: MeetingScene,
	itemId: string,
	write: (item: AgendaItem, agenda: AgendaItem[]) => Promise<Outcome<MeetingWrite<T>>>,
) {
	if (scene.meeting.state === "closed") return refuse("invalid", tooLate);
	const agenda = await listAgenda(scene.trx, scene.meeting.id);
	const item = agenda.find(({ id }) => id === itemId);
	return item ? write(item, agenda) : notFound;
}

/** Moves an item one place up or down; at the end of the list it stays. Refuses with `not-found`, `not-allowed` or `invalid`. */
export const moveAgendaItem = (context: AppContext, person: Person, command: ItemCommand & { by: -1 | 1 }) =>
	writeMeeting<null>(context, person, command, "run-meeting", (scene) =>
		withItem(scene, command.itemId, async (item, agenda) => {
			const ids = agenda.map(({ id }) => id);
			const from = ids.indexOf(item.id);
			const to = from + command.by;
			const other = ids[to];
			if (other === undefined) return { ok: true, value: { value: null, lines: [] } };
			ids[from] = other;
			ids[to] = item.id;
			await orderAgenda(scene.trx, ids);
			return changed(scene, null);
		}),
	);

/** Changes an item. An item about an ask stays private. Refuses with `not-found`, `not-allowed` or `invalid`. */
export const changeAgendaItem = (
	context: AppContext,
	person: Person,
	command: ItemCommand & ItemWish & { partnerIds: string[] },
) =>
	writeMeeting<null>(context, person, command, "run-meeting", (scene) =>
		withItem(scene, command.itemId, async (item) => {
			const read = readItem(command, command.partnerIds);
			if (!read.ok) return read;
			const mayBePublic = item.kind !== "ask" && !item.action?.internal;
			await patchAgendaItem(scene.trx, item.id, {
				title: read.value.title,
				minutes: read.value.minutes,
				presenter_id: read.value.presenterId,
				public: read.value.public && mayBePublic ? 1 : 0,
			});
			return changed(scene, null);
		}),
	);

/** Takes an item from the agenda, unless it was talked about already. Refuses with `not-found`, `not-allowed` or `invalid`. */
export const removeAgendaItem = (context: AppContext, person: Person, command: ItemCommand) =>
	writeMeeting<null>(context, person, command, "run-meeting", (scene) =>
		withItem(scene, command.itemId, async (item) => {
			if (item.state !== "planned")
				return refuse("invalid", "The meeting has been at this item: it stays on the agenda.");
			if (scene.meeting.ledItemId === item.id)
				await patchMeeting(scene.trx, scene.meeting.id, { led_item_id: null });
			await deleteAgendaItem(scene.trx, item.id);
			return changed(scene, null);
		}),
	);
