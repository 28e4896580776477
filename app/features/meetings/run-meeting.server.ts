import { listAgenda, patchAgendaItem } from "#db/queries/agenda.ts";
import { patchMeeting } from "#db/queries/meetings.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { usedSecondsOf } from "../../domain/meeting.ts";
import type { MeetingState } from "../../domain/meeting-changes.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";
import { attendMeeting } from "./invite.server.ts";
import { sendInvitations } from "./meeting-letters.server.ts";
import { type MeetingCommand, type MeetingScene, writeMeeting } from "./write-meeting.server.ts";

/** Tells the people who are invited, who can prepare from now on. Refuses with `not-found`, `not-allowed` or `invalid`. */
export async function openMeeting(context: AppContext, person: Person, command: MeetingCommand) {
	const outcome = await writeMeeting(context, person, command, "run-meeting", async (scene) => {
		const { trx, meeting } = scene;
		if (meeting.state !== "draft") return refuse("invalid", "This meeting is open already.");
		await patchMeeting(trx, meeting.id, { state: "open", version: meeting.version + 1 });
		return { ok: true, value: { value: meeting.id, lines: [stateLine(meeting.state, "open")] } };
	});
	if (!outcome.ok) return outcome;
	await sendInvitations(context, command.roadmapSlug, outcome.value, null);
	return { ok: true as const, value: null };
}

const stateLine = (from: MeetingState, to: MeetingState) => ({
	kind: "meeting-changed" as const,
	from: { state: from },
	to: { state: to },
});

/**
 * Starts a meeting at its first item; whoever starts it is in it. A chair is needed by then: who starts a meeting without one
 * takes the chair. Refuses with `not-found`, `not-allowed` or `invalid`.
 */
export async function startMeeting(context: AppContext, person: Person, command: MeetingCommand) {
	const outcome = await writeMeeting(context, person, command, "run-meeting", async (scene) => {
		const { trx, meeting, at } = scene;
		if (meeting.state === "in-progress" || meeting.state === "closed")
			return refuse("invalid", "This meeting has started already.");
		const [first] = await listAgenda(trx, meeting.id);
		if (!first) return refuse("invalid", "Put something on the agenda first.");
		await patchAgendaItem(trx, first.id, { state: "open", opened_at: at });
		await patchMeeting(trx, meeting.id, {
			state: "in-progress",
			started_at: at,
			led_item_id: first.id,
			led_at: at,
			chair_id: meeting.chair?.id ?? person.id,
			version: meeting.version + 1,
		});
		const lines = [stateLine(meeting.state, "in-progress")];
		const chair = { kind: "chair-taken" as const, from: { chairId: null }, to: { chairId: person.id } };
		return { ok: true, value: { value: meeting, lines: meeting.chair ? lines : [...lines, chair] } };
	});
	if (!outcome.ok) return outcome;
	await attendMeeting(context, person, outcome.value);
	return { ok: true as const, value: null };
}

/** Where the meeting is to go on, and where it was when that was said: empty text before the first item. */
export interface LeadCommand extends MeetingCommand {
	to: string;
	from: string;
}

/**
 * Leads the meeting to another item; the time of the item before is kept. Who was overtaken by another one who leads has moved
 * nothing, and sees where the meeting is. Refuses with `not-found`, `not-allowed`, `stale` or `invalid`.
 */
export const leadMeeting = (context: AppContext, person: Person, command: LeadCommand) =>
	writeMeeting<{ title: string }>(context, person, command, "run-meeting", async (scene) => {
		const { trx, meeting, at } = scene;
		if (meeting.state !== "in-progress") return refuse("invalid", "This meeting is not running.");
		const agenda = await listAgenda(trx, meeting.id);
		const to = agenda.find(({ id }) => id === command.to);
		if (!to) return notFound;
		const said: Outcome<{ value: { title: string }; lines: never[] }> = {
			ok: true,
			value: { value: { title: to.title }, lines: [] },
		};
		// Twice the same button, or two who lead alike: the meeting is there already.
		if (meeting.ledItemId === to.id) return said;
		if ((meeting.ledItemId ?? "") !== command.from)
			return refuse("stale", "Somebody else moved the meeting on. This is where it is now.");
		await leaveItem(scene);
		await patchAgendaItem(trx, to.id, {
			state: "open",
			closed_at: null,
			...(to.state === "planned" ? { opened_at: at } : {}),
		});
		await patchMeeting(trx, meeting.id, { led_item_id: to.id, led_at: at });
		return said;
	});

/** Keeps how long the meeting was at the item where it is, and marks the item as done. */
export async function leaveItem({ trx, meeting, at }: MeetingScene): Promise<void> {
	if (meeting.ledItemId === null) return;
	const item = (await listAgenda(trx, meeting.id)).find(({ id }) => id === meeting.ledItemId);
	if (!item) return;
	await patchAgendaItem(trx, item.id, {
		state: "done",
		used_seconds: usedSecondsOf(item, meeting, at),
		closed_at: at,
	});
}

/**
 * Takes the chair of a running meeting, so that it goes on when its chair drops out. `from` is the chair that the form showed:
 * of two who take it at once, the first has it. Refuses with `not-found`, `not-allowed`, `stale` or `invalid`.
 */
export const takeChair = (context: AppContext, person: Person, command: MeetingCommand & { from: string }) =>
	writeMeeting<null>(context, person, command, "take-chair", async ({ trx, meeting }) => {
		if (meeting.state !== "in-progress") return refuse("invalid", "This meeting is not running.");
		const chairId = meeting.chair?.id ?? null;
		if (chairId === person.id) return { ok: true, value: { value: null, lines: [] } };
		if ((chairId ?? "") !== command.from)
			return refuse("stale", `${meeting.chair?.name ?? "Somebody else"} took the chair just before you.`);
		await patchMeeting(trx, meeting.id, { chair_id: person.id, version: meeting.version + 1 });
		const line = { kind: "chair-taken" as const, from: { chairId }, to: { chairId: person.id } };
		return { ok: true, value: { value: null, lines: [line] } };
	});
