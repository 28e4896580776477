import type { Role } from "#app/domain/access.ts";
import type { MeetingPerson } from "#app/domain/meeting.ts";
import type { Db } from "../database.ts";

/** Everybody who is invited to a meeting or came, by name. */
export async function listMeetingPeople(db: Db, meetingId: string): Promise<MeetingPerson[]> {
	const rows = await db
		.selectFrom("meeting_person")
		.innerJoin("person", "person.id", "meeting_person.person_id")
		.innerJoin("organisation", "organisation.id", "meeting_person.organisation_id")
		.select([
			"person.id",
			"person.name",
			"organisation.name as organisation",
			"meeting_person.invited_at",
			"meeting_person.attended_at",
		])
		.where("meeting_id", "=", meetingId)
		.orderBy("person.name")
		.execute();
	return rows.map(({ invited_at, attended_at, ...person }) => ({
		...person,
		invited: invited_at !== null,
		attended: attended_at !== null,
	}));
}

/** The organisations whose people came to a meeting. */
export async function listAttendingOrganisations(db: Db, meetingId: string): Promise<string[]> {
	const rows = await db
		.selectFrom("meeting_person")
		.select("organisation_id")
		.distinct()
		.where("meeting_id", "=", meetingId)
		.where("attended_at", "is not", null)
		.orderBy("organisation_id")
		.execute();
	return rows.map((row) => row.organisation_id);
}

/** Somebody with a role on the roadmap, who can be invited to its meetings. */
export interface Invitable {
	id: string;
	name: string;
	email: string | null;
	role: Role;
	organisationId: string;
	organisation: string;
}

/** Everybody with a role on a roadmap, by organisation and name; who has several is there with the first. */
export async function listInvitable(db: Db, roadmapId: string): Promise<Invitable[]> {
	const rows = await db
		.selectFrom("membership")
		.innerJoin("person", "person.id", "membership.person_id")
		.innerJoin("organisation", "organisation.id", "membership.organisation_id")
		.select([
			"person.id",
			"person.name",
			"person.email",
			"membership.role",
			"organisation.id as organisationId",
			"organisation.name as organisation",
		])
		.where("membership.roadmap_id", "=", roadmapId)
		.orderBy("organisation.name")
		.orderBy("person.name")
		.execute();
	const people = new Map<string, Invitable>();
	for (const row of rows) if (!people.has(row.id)) people.set(row.id, row);
	return [...people.values()];
}

/** Puts a person on the list of a meeting, as invited or as having come; what is known already stays. */
export async function noteMeetingPerson(
	trx: Db,
	note: { meetingId: string; personId: string; organisationId: string; at: string },
	as: "invited_at" | "attended_at",
): Promise<void> {
	const row = {
		meeting_id: note.meetingId,
		person_id: note.personId,
		organisation_id: note.organisationId,
		invited_at: null,
		attended_at: null,
	};
	await trx
		.insertInto("meeting_person")
		.values(row)
		.onConflict((conflict) => conflict.columns(["meeting_id", "person_id"]).doNothing())
		.execute();
	await trx
		.updateTable("meeting_person")
		.set({ [as]: note.at })
		.where("meeting_id", "=", note.meetingId)
		.where("person_id", "=", note.personId)
		.where(as, "is", null)
		.execute();
}

/** Takes people from the list of those who are invited. */
export async function uninvite(trx: Db, meetingId: string, personIds: string[]): Promise<void> {
	if (personIds.length === 0) return;
	const theirs = (personId: string) =>
		trx
			.updateTable("meeting_person")
			.set({ invited_at: null })
			.where("meeting_id", "=", meetingId)
			.where("person_id", "=", personId)
			.execute();
	for (const personId of personIds) await theirs(personId);
	await trx
		.deleteFrom("meeting_person")
		.where("meeting_id", "=", meetingId)
		.where("invited_at", "is", null)
		.where("attended_at", "is", null)
		.execute();
}

/** The addresses of people, by person; who has none is left out. */
export async function listAddresses(
	db: Db,
	personIds: string[],
): Promise<{ id: string; name: string; email: string }[]> {
	if (personIds.length === 0) return [];
	const rows = await db
		.selectFrom("person")
		.select(["id", "name", "email"])
		.where("id", "in", personIds)
		.orderBy("name")
		.execute();
	return rows.flatMap(({ email, ...person }) => (email === null ? [] : [{ ...person, email }]));
}

/** The organisations that are partners of a roadmap. */
export async function listPartnerIds(db: Db, roadmapId: string): Promise<string[]> {
	const rows = await db
		.selectFrom("partner")
		.select("organisation_id")
		.where("roadmap_id", "=", roadmapId)
		.execute();
	return rows.map((row) => row.organisation_id);
}
