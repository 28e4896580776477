import { createHash } from "node:crypto";
import { closeAgenda } from "#db/queries/agenda.ts";
import { listAsks } from "#db/queries/asks.ts";
import { giveNumbers, listDecisions } from "#db/queries/decisions.ts";
import { lockDocument, unlockDocument } from "#db/queries/document-locks.ts";
import { findMeeting, patchMeeting } from "#db/queries/meetings.ts";
import { ensureMinutes, freezeDocument, type MinutesPart } from "#db/queries/minutes.ts";
import { lockRoadmap } from "#db/queries/roadmap-lock.ts";
import type { AppContext, DocumentSnapshot } from "../../context.server.ts";
import { can, type Person } from "../../domain/access.ts";
import type { Ask, Decision } from "../../domain/meeting.ts";
import { notFound, type Outcome, type Refusal, refuse } from "../../domain/refusal.ts";
import type { RoadmapChanged } from "../../live/messages.ts";
import { schemaVersion } from "../narratives/document-schema.ts";
import { askForSignOff } from "../updates/ask-for-sign-off.server.ts";
import { recordMeetingVersion } from "../versions/record-version.server.ts";
import { carryAsks, lockPlannedMeetings } from "./carry-asks.server.ts";
import { type ChosenText, readChosenTexts, releaseTexts, type TextChoice } from "./chosen-texts.server.ts";
import { closingLines } from "./closing-lines.server.ts";
import { sendSummary } from "./meeting-letters.server.ts";
import { leaveItem } from "./run-meeting.server.ts";
import {
	appendLines,
	enterScene,
	judgeMeetingAct,
	type MeetingCommand,
	type MeetingLine,
	type MeetingScene,
	tellScreens,
} from "./write-meeting.server.ts";

/** A meeting that is to be closed, with what becomes of the narratives that were talked about. */
export interface CloseCommand extends MeetingCommand {
	texts: TextChoice[];
}

/** What came of a meeting. */
export interface Closed {
	decisions: number;
	asks: number;
	texts: number;
}

const closedAlready = "This meeting is closed already: its minutes are kept as they were then.";
const restless = "People kept writing in the minutes. Nothing was closed: try again in a moment.";
/** How often the minutes are read anew when somebody's last words come in between. */
const maxTries = 25;

/**
 * Closes a running meeting in one transaction: both parts of the minutes become versions and take no more edits, decisions and
 * asks get their numbers, asks go on the agendas of the meetings to come, items end, chosen narratives go out or are published, and the ledger says so. Nobody can write in the
 * minutes from the moment that it begins, so that what anybody saw as saved is in them. Closed twice at once, it is closed once.
 * Refuses with `not-found`, `not-allowed`, `stale` (closed already) or what a chosen narrative is refused for; then nothing is done.
 */
export async function closeMeeting(
	context: AppContext,
	person: Person,
	command: CloseCommand,
): Promise<Outcome<Closed>> {
	const found = await findMeeting(context.db, command.roadmapSlug, command.meetingSlug);
	if (!found || !can(person, "read-drafts", found.subject)) return notFound;
	const refused = judgeMeetingAct(person, found.subject, "run-meeting");
	if (refused) return refused;
	if (found.meeting.state === "closed") return refuse("stale", closedAlready);
	if (found.meeting.state !== "in-progress") return refuse("invalid", "This meeting has not started yet.");
	const texts = await readChosenTexts(context, person, command);
	if (!texts.ok) return texts;
	const minutes = await holdMinutes(context, person, found.meeting);
	const closed = await tryToClose(context, person, command, {
		meeting: found.meeting,
		minutes,
		texts: texts.value,
	});
	if (!closed.ok) {
		await releaseMinutes(context, command, minutes);
		return closed;
	}
	await tell(context, command, closed.value);
	const { decisions, asks, released } = closed.value;
	return { ok: true, value: { decisions: decisions.length, asks: asks.length, texts: released.length } };
}

type Minutes = Record<MinutesPart, string>;

/** Keeps everybody from writing in the minutes. Returns the ids of their two documents. */
async function holdMinutes(
	context: AppContext,
	person: Person,
	meeting: { id: string; roadmapId: string },
): Promise<Minutes> {
	const at = context.now().toISOString();
	const made = { schemaVersion, at };
	const [open, closed] = await Promise.all([
		ensureMinutes(context.db, meeting, "public", made),
		ensureMinutes(context.db, meeting, "private", made),
	]);
	const lock = { reason: "the meeting is being closed", personId: person.id, at };
	for (const { id } of [open, closed]) await lockDocument(context.db, id, lock);
	context.accessChanged();
	return { public: open.id, private: closed.id };
}

/** Lets people write again when nothing came of closing; a meeting that someone else closed meanwhile stays closed. */
async function releaseMinutes(context: AppContext, command: MeetingCommand, minutes: Minutes): Promise<void> {
	const found = await findMeeting(context.db, command.roadmapSlug, command.meetingSlug);
	if (found?.meeting.state !== "in-progress") return;
	for (const id of Object.values(minutes)) await unlockDocument(context.db, id);
	context.accessChanged();
}

/** What the transaction that closes a meeting needs, read before it. */
interface Material {
	meeting: { id: string; roadmapId: string };
	minutes: Minutes;
	texts: ChosenText[];
}

interface ClosedMeeting {
	scene: Omit<MeetingScene, "trx">;
	lines: MeetingLine[];
	revision: number | null;
	decisions: Decision[];
	asks: Ask[];
	/** What was published or went out, to be told. */
	released: { message: RoadmapChanged; agreementId: string | null }[];
}

/** Thrown inside the transaction, so that everything in it is taken back. */
class GivenUp extends Error {
	constructor(readonly refusal: Refusal | "read again") {
		super("The meeting is not closed");
	}
}

async function tryToClose(
	context: AppContext,
	person: Person,
	command: CloseCommand,
	{ meeting, minutes, texts }: Material,
): Promise<Outcome<ClosedMeeting>> {
	for (let tries = 0; tries < maxTries; tries++) {
		const snapshots = {
			public: await context.documents.snapshot(minutes.public),
			private: await context.documents.snapshot(minutes.private),
		};
		try {
			const value = await context.db.transaction().execute(async (trx) => {
				const planned = await lockPlannedMeetings(trx, meeting);
				const scene = await enterScene(trx, { context, person, command, act: "run-meeting" });
				if (!scene.ok) throw new GivenUp(scene);
				return close(scene.value, { minutes, snapshots, texts, planned });
			});
			return { ok: true, value };
		} catch (error) {
			if (!(error instanceof GivenUp)) throw error;
			if (error.refusal !== "read again") return error.refusal;
		}
	}
	return refuse("invalid", restless);
}

interface Closing extends Omit<Material, "meeting"> {
	/** The meetings to come. */
	planned: string[];
	snapshots: Record<MinutesPart, DocumentSnapshot>;
}

async function close(scene: MeetingScene, closing: Closing): Promise<ClosedMeeting> {
	const { trx, meeting, at } = scene;
	if (meeting.state !== "in-progress") throw new GivenUp(refuse("stale", closedAlready));
	const publicVersion = await keepPart(scene, closing, "public");
	const privateVersion = await keepPart(scene, closing, "private");
	await leaveItem(scene);
	await closeAgenda(trx, meeting.id, at);
	const released = await releaseTexts(trx, closing.texts, { at, meetingId: meeting.id });
	if (!released.ok) throw new GivenUp(released);
	await lockRoadmap(trx, meeting.roadmapId);
	const decided = await giveNumbers(trx, "decision", meeting, at);
	const asked = await giveNumbers(trx, "ask", meeting, at);
	const decisions = await listDecisions(trx, { meetingId: meeting.id });
	const asks = await listAsks(trx, { meetingId: meeting.id });
	await patchMeeting(trx, meeting.id, {
		state: "closed",
		closed_at: at,
		led_item_id: null,
		led_at: null,
		public_version: publicVersion,
		private_version: privateVersion,
		version: meeting.version + 1,
	});
	const fresh = {
		decisions: decisions.filter(({ id }) => decided.has(id)).reverse(),
		asks: asks.filter(({ id }) => asked.has(id)).sort((a, b) => (a.number ?? 0) - (b.number ?? 0)),
	};
	const publicPart = { version: publicVersion, contentHash: hashOf(closing.snapshots.public.html) };
	const carried = await carryAsks(trx, closing.planned, fresh.asks);
	const lines = [
		...(await closingLines(scene, fresh, publicPart)),
		...carried.map(({ meetingId: id, line }) => ({ ...line, subject: { type: "meeting" as const, id } })),
	];
	const revision = await appendLines(scene, lines);
	const { trx: _, ...rest } = scene;
	return { scene: rest, lines, revision, decisions, asks, released: released.value };
}

const hashOf = (html: string) => createHash("sha256").update(html).digest("hex");

/** Keeps one part of the minutes as a version, and lets nothing be stored in it any more. Returns the version's number. */
async function keepPart(
	{ trx, meeting, person, organisationId, at }: MeetingScene,
	{ minutes, snapshots }: Closing,
	part: MinutesPart,
): Promise<number> {
	const documentId = minutes[part];
	const snapshot = snapshots[part];
	// Somebody's last words were stored after the minutes were read: they belong in them.
	if (!(await freezeDocument(trx, documentId, snapshot.seq, at))) throw new GivenUp("read again");
	await unlockDocument(trx, documentId);
	await lockDocument(trx, documentId, { reason: "the meeting is closed", personId: person.id, at });
	const by = { personId: person.id, organisationId };
	const number = await recordMeetingVersion(trx, documentId, snapshot, { title: meeting.title, by, at });
	if (number === null) throw new Error("A meeting's version was not kept");
	return number;
}

async function tell(context: AppContext, command: CloseCommand, closed: ClosedMeeting): Promise<void> {
	const { scene, lines, revision, decisions, asks, released } = closed;
	for (const { message, agreementId } of released) {
		context.publish(message);
		if (agreementId !== null) askForSignOff(context, agreementId);
	}
	tellScreens(context, scene.meeting, lines, revision);
	context.accessChanged();
	const { attendeeIds } = scene.subject;
	const result = { meeting: scene.meeting, roadmapSlug: command.roadmapSlug, attendeeIds };
	await sendSummary(context, { ...result, decisions: [...decisions].reverse(), asks });
}
