import type { Db } from "#db/database.ts";
import { appendChanges, type NewChange } from "#db/queries/ledger.ts";
import { findMeeting, findMeetingById, lockMeeting } from "#db/queries/meetings.ts";
import type { AppContext } from "../../context.server.ts";
import { type Act, actingMembership, can, type MeetingSubject, type Person } from "../../domain/access.ts";
import type { ChangeContent, ChangeSubject } from "../../domain/change.ts";
import type { Meeting } from "../../domain/meeting.ts";
import { notFound, type Outcome, type Refusal, refuse } from "../../domain/refusal.ts";

/** Which meeting is meant. */
export interface MeetingCommand {
	roadmapSlug: string;
	meetingSlug: string;
}

/** A meeting under its lock, while something is done to it. */
export interface MeetingScene {
	trx: Db;
	meeting: Meeting;
	subject: MeetingSubject;
	person: Person;
	/** In whose name the person acts. */
	organisationId: string;
	at: string;
}

/** A line for the ledger about the meeting, or about what came of it. */
export type MeetingLine = ChangeContent & { subject?: ChangeSubject; public?: boolean; reason?: string };

/** What was done: an answer for the caller, and the lines that say so. */
export interface MeetingWrite<T> {
	value: T;
	lines: MeetingLine[];
}

type MeetingAct = Extract<
	Act,
	"run-meeting" | "take-chair" | "add-agenda-item" | "co-write-minutes" | "read-drafts" | "edit-roadmap"
>;

const mayNot: Record<MeetingAct, string> = {
	"run-meeting": "Only the chair of this meeting and the coordinator can do this.",
	"take-chair": "Only a lead or a coordinator who is in the meeting can take the chair.",
	"add-agenda-item": "Only leads, contributors and the coordinator add to the agenda.",
	"co-write-minutes": "Only people who are in the meeting write things down in it.",
	"read-drafts": "Only partners can do this.",
	"edit-roadmap": "Only the coordinator can do this.",
};

/** Whether a person may do something to a meeting: nothing when they may, else the refusal. */
export function judgeMeetingAct(person: Person, subject: MeetingSubject, act: MeetingAct): Refusal | null {
	if (!can(person, "read-drafts", subject)) return notFound;
	return can(person, act, subject) ? null : refuse("not-allowed", mayNot[act]);
}

/**
 * The one way to write to a meeting: permission, lock, decision, rows and ledger in one transaction; after the commit, open
 * screens are told. `write` decides before it writes: a refusal takes nothing back. Refuses with `not-found` (also for what the
 * person may not see), `not-allowed` or what `write` refuses.
 */
export async function writeMeeting<T>(
	context: AppContext,
	person: Person,
	command: MeetingCommand,
	act: MeetingAct,
	write: (scene: MeetingScene) => Promise<Outcome<MeetingWrite<T>>>,
): Promise<Outcome<T>> {
	const done = await context.db.transaction().execute(async (trx) => {
		const scene = await enterScene(trx, { context, person, command, act });
		if (!scene.ok) return scene;
		const written = await write(scene.value);
		if (!written.ok) return written;
		const revision = await appendLines(scene.value, written.value.lines);
		return { ok: true as const, value: { ...written.value, revision, meeting: scene.value.meeting } };
	});
	if (!done.ok) return done;
	tellScreens(context, done.value.meeting, done.value.lines, done.value.revision);
	return { ok: true, value: done.value.value };
}

interface Entrance {
	context: AppContext;
	person: Person;
	command: MeetingCommand;
	act: MeetingAct;
}

/** Takes the lock of a meeting, and looks at the meeting and the rights as they are then. */
export async function enterScene(
	trx: Db,
	{ context, person, command, act }: Entrance,
): Promise<Outcome<MeetingScene>> {
	const found = await findMeeting(trx, command.roadmapSlug, command.meetingSlug);
	if (!found || !can(person, "read-drafts", found.subject)) return notFound;
	await lockMeeting(trx, found.meeting.id);
	const fresh = await findMeetingById(trx, found.meeting.id);
	if (!fresh) return notFound;
	const refused = judgeMeetingAct(person, fresh.subject, act);
	if (refused) return refused;
	const acting = actingMembership(person, fresh.subject.roadmapId, []);
	if (!acting) return notFound;
	const at = context.now().toISOString();
	return { ok: true, value: { trx, ...fresh, person, organisationId: acting.organisationId, at } };
}

/** Puts lines about a meeting in the ledger. Returns the roadmap's new revision; null where there are none. */
export async function appendLines(scene: MeetingScene, lines: MeetingLine[]): Promise<number | null> {
	if (lines.length === 0) return null;
	const { meeting, person, organisationId, at } = scene;
	const rows = lines.map(
		(line): NewChange => ({
			...line,
			subject: line.subject ?? { type: "meeting", id: meeting.id },
			public: line.public ?? false,
			reason: line.reason ?? null,
			personId: person.id,
			organisationId,
			onBehalfOfId: null,
			meetingId: meeting.id,
			at,
		}),
	);
	return appendChanges(scene.trx, meeting.roadmapId, rows);
}

/** After the commit: tells the screens of the roadmap, and those that show the meeting. */
export function tellScreens(
	context: AppContext,
	meeting: Pick<Meeting, "id" | "roadmapId">,
	lines: MeetingLine[],
	revision: number | null,
): void {
	const { id, roadmapId } = meeting;
	if (revision !== null) {
		const subjects = lines.map((line) => line.subject ?? { type: "meeting", id });
		const isPublic = lines.some((line) => line.public);
		context.publish({ roadmapId, revision, subjects, public: isPublic });
	}
	context.publishMeeting({ roadmapId, meetingId: id });
}
