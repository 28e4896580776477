import type { Selectable } from "kysely";
import type { MeetingSubject } from "#app/domain/access.ts";
import type { Meeting } from "#app/domain/meeting.ts";
import type { Db } from "../database.ts";
import type { MeetingRow } from "../schema-meetings.ts";

export type SelectedMeeting = Selectable<MeetingRow>;

/** A meeting with what permission looks at. */
export interface FoundMeeting {
	meeting: Meeting;
	subject: MeetingSubject;
}

const selectMeetings = (db: Db) =>
	db
		.selectFrom("meeting")
		.innerJoin("roadmap", "roadmap.id", "meeting.roadmap_id")
		.leftJoin("person as chair", "chair.id", "meeting.chair_id")
		.selectAll("meeting")
		.select(["roadmap.published", "chair.name as chair_name"]);

type Selected = Awaited<ReturnType<ReturnType<typeof selectMeetings>["execute"]>>[number];

function toMeeting(row: Selected): Meeting {
	return {
		id: row.id,
		roadmapId: row.roadmap_id,
		slug: row.slug,
		title: row.title,
		startsAt: row.starts_at,
		durationMinutes: row.duration_minutes,
		venue: row.venue,
		summary: row.summary,
		state: row.state,
		chair: row.chair_id === null ? null : { id: row.chair_id, name: row.chair_name ?? "" },
		seriesId: row.series_id,
		seriesEvery: row.series_every,
		ledItemId: row.led_item_id,
		ledAt: row.led_at,
		closedAt: row.closed_at,
		publicVersion: row.public_version,
		privateVersion: row.private_version,
		version: row.version,
	};
}

async function withSubject(db: Db, row: Selected): Promise<FoundMeeting> {
	const attendees = await db
		.selectFrom("meeting_person")
		.select("person_id")
		.where("meeting_id", "=", row.id)
		.where("attended_at", "is not", null)
		.execute();
	return {
		meeting: toMeeting(row),
		subject: {
			kind: "meeting",
			roadmapId: row.roadmap_id,
			published: row.published === 1,
			chairId: row.chair_id,
			attendeeIds: attendees.map(({ person_id }) => person_id),
		},
	};
}

/** Finds a meeting by the slugs of its URL, with its subject for `can`; undefined when there is none. */
export async function findMeeting(
	db: Db,
	roadmapSlug: string,
	slug: string,
): Promise<FoundMeeting | undefined> {
	const row = await selectMeetings(db)
		.where("roadmap.slug", "=", roadmapSlug)
		.where("meeting.slug", "=", slug)
		.executeTakeFirst();
	return row && withSubject(db, row);
}

/** Finds a meeting by its id, with its subject for `can`; undefined when there is none. */
export async function findMeetingById(db: Db, id: string): Promise<FoundMeeting | undefined> {
	const row = await selectMeetings(db).where("meeting.id", "=", id).executeTakeFirst();
	return row && withSubject(db, row);
}

/** The meetings of a roadmap, the latest first. */
export async function listMeetings(db: Db, roadmapId: string): Promise<Meeting[]> {
	const rows = await selectMeetings(db)
		.where("meeting.roadmap_id", "=", roadmapId)
		.orderBy("meeting.starts_at", "desc")
		.orderBy("meeting.id")
		.execute();
	return rows.map(toMeeting);
}

/**
 * The meetings of a roadmap that run right now, and those to come that a person chairs, or is invited to once they are open; the nearest
 * first.
 */
export async function listMeetingsOf(db: Db, roadmapId: string, personId: string): Promise<Meeting[]> {
	const rows = await selectMeetings(db)
		.where("meeting.roadmap_id", "=", roadmapId)
		.where((eb) =>
			eb.or([
				eb("meeting.state", "=", "in-progress"),
				eb.and([eb("meeting.state", "in", ["draft", "open"]), eb("meeting.chair_id", "=", personId)]),
				eb.and([
					eb("meeting.state", "=", "open"),
					eb.exists(
						eb
							.selectFrom("meeting_person")
							.select("meeting_person.person_id")
							.whereRef("meeting_person.meeting_id", "=", "meeting.id")
							.where("meeting_person.person_id", "=", personId)
							.where("meeting_person.invited_at", "is not", null),
					),
				]),
			]),
		)
		.orderBy("meeting.starts_at")
		.orderBy("meeting.id")
		.execute();
	const meetings = rows.map(toMeeting);
	const runs = ({ state }: Meeting) => state === "in-progress";
	return [...meetings.filter(runs), ...meetings.filter((meeting) => !runs(meeting))];
}

/** The ids of the meetings of a roadmap that have not begun, in an order that is always the same. */
export async function listPlannedMeetings(db: Db, roadmapId: string): Promise<string[]> {
	const rows = await db
		.selectFrom("meeting")
		.select("id")
		.where("roadmap_id", "=", roadmapId)
		.where("state", "in", ["draft", "open"])
		.orderBy("id")
		.execute();
	return rows.map(({ id }) => id);
}

/** Whether a series holds a meeting after an instant. */
export async function hasLaterInSeries(db: Db, seriesId: string, startsAt: string): Promise<boolean> {
	const row = await db
		.selectFrom("meeting")
		.select("id")
		.where("series_id", "=", seriesId)
		.where("starts_at", ">", startsAt)
		.executeTakeFirst();
	return row !== undefined;
}

/** Takes the row lock of a meeting: what two people do to it at once happens one after the other. */
export async function lockMeeting(trx: Db, id: string): Promise<void> {
	await trx
		.updateTable("meeting")
		.set((eb) => ({ version: eb.ref("version") }))
		.where("id", "=", id)
		.execute();
}

/** The meetings of a roadmap that a person chairs and that are not closed, in an order that is always the same. */
export async function listChairedMeetings(trx: Db, roadmapId: string, personId: string): Promise<string[]> {
	const rows = await trx
		.selectFrom("meeting")
		.select("id")
		.where("roadmap_id", "=", roadmapId)
		.where("chair_id", "=", personId)
		.where("state", "!=", "closed")
		.orderBy("id")
		.execute();
	return rows.map(({ id }) => id);
}

/**
 * Takes the locks of the meetings that a person chairs and that are not closed. Call it before `lockPeople`: whoever writes to a
 * meeting takes its lock first, and that of the roadmap last.
 */
export async function lockChairedMeetings(trx: Db, personId: string): Promise<void> {
	const rows = await trx
		.selectFrom("meeting")
		.select("id")
		.where("chair_id", "=", personId)
		.where("state", "!=", "closed")
		.orderBy("id")
		.execute();
	for (const { id } of rows) await lockMeeting(trx, id);
}

/** Leaves a meeting that is not closed without its chair. Returns whether that person still chaired it. */
export async function releaseChair(trx: Db, id: string, personId: string): Promise<boolean> {
	const written = await trx
		.updateTable("meeting")
		.set((eb) => ({ chair_id: null, version: eb("version", "+", 1) }))
		.where("id", "=", id)
		.where("chair_id", "=", personId)
		.where("state", "!=", "closed")
		.executeTakeFirst();
	return written.numUpdatedRows > 0;
}

/** Saves a new meeting; the slug gets a number where another meeting has it. Returns the slug. */
export async function insertMeeting(
	trx: Db,
	row: Pick<
		SelectedMeeting,
		| "id"
		| "roadmap_id"
		| "slug"
		| "title"
		| "starts_at"
		| "duration_minutes"
		| "venue"
		| "summary"
		| "chair_id"
		| "series_id"
		| "series_every"
	>,
): Promise<string> {
	const taken = await trx
		.selectFrom("meeting")
		.select(["slug", "position"])
		.where("roadmap_id", "=", row.roadmap_id)
		.execute();
	const slugs = new Set(taken.map((meeting) => meeting.slug));
	let slug = row.slug;
	for (let n = 2; slugs.has(slug); n++) slug = `${row.slug}-${n}`;
	const position = Math.max(-1, ...taken.map((meeting) => meeting.position)) + 1;
	await trx
		.insertInto("meeting")
		.values({ ...row, slug, position, state: "draft", source: null, illustrative: "[]" })
		.execute();
	return slug;
}

/** Writes fields of a meeting. */
export async function patchMeeting(
	trx: Db,
	id: string,
	patch: Partial<Omit<SelectedMeeting, "id" | "roadmap_id">>,
): Promise<void> {
	await trx.updateTable("meeting").set(patch).where("id", "=", id).execute();
}

/**
 * Whether a meeting of a roadmap runs and a person is in it. Takes the meeting's row lock: it does not end before the
 * transaction does.
 */
export async function isInMeeting(
	trx: Db,
	meetingId: string,
	roadmapId: string,
	personId: string,
): Promise<boolean> {
	await lockMeeting(trx, meetingId);
	const found = await trx
		.selectFrom("meeting")
		.innerJoin("meeting_person", "meeting_person.meeting_id", "meeting.id")
		.select("meeting.id")
		.where("meeting.id", "=", meetingId)
		.where("meeting.roadmap_id", "=", roadmapId)
		.where("meeting.state", "=", "in-progress")
		.where("meeting_person.person_id", "=", personId)
		.where("meeting_person.attended_at", "is not", null)
		.executeTakeFirst();
	return found !== undefined;
}
