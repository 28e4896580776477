import type { Person } from "#app/domain/access.ts";
import type { Outcome } from "#app/domain/refusal.ts";
import { addAgendaItem } from "#app/features/meetings/change-agenda.server.ts";
import { attendMeeting } from "#app/features/meetings/invite.server.ts";
import { createMeeting } from "#app/features/meetings/plan-meeting.server.ts";
import { openMeeting, startMeeting } from "#app/features/meetings/run-meeting.server.ts";
import type { Db } from "#db/database.ts";
import { listAgenda } from "#db/queries/agenda.ts";
import { findMeeting } from "#db/queries/meetings.ts";
import { startCollab, type TestServer } from "#test/collab/fixture.ts";
import { addPartnership } from "#test/support/partnership.ts";
import { testContext } from "#test/support/test-context.ts";

/** What a form says about the meeting of these tests. */
export const wish = {
	title: "Spring meeting",
	day: "2026-11-27",
	time: "10:00",
	duration: "60",
	venue: "Town hall",
	summary: "How it goes.",
	every: "",
	chairId: "",
};

/** The outcome that a test counts on; a refusal fails it with its sentence. */
export async function granted<T>(outcome: Promise<Outcome<T>>): Promise<T> {
	const got = await outcome;
	if (!got.ok) throw new Error(`Refused (${got.code}): ${got.message} ${JSON.stringify(got.fields ?? {})}`);
	return got.value;
}

/** What became of a wish: `ok`, or the code of the refusal. */
export const codeOf = async (outcome: Promise<Outcome<unknown>>): Promise<string> => {
	const got = await outcome;
	return got.ok ? "ok" : got.code;
};

/** A small partnership with addresses, real shared documents, and a meeting that its coordinator created. */
export async function setUpMeeting(db: Db, over: Partial<typeof wish> = {}) {
	const partnership = await addPartnership(db);
	const { people } = partnership;
	for (const person of Object.values(people)) {
		const email = `${person.name.toLowerCase().replaceAll(" ", ".")}@example.org`;
		await db.updateTable("person").set({ email }).where("id", "=", person.id).execute();
	}
	const server = await startCollab(db);
	const made = testContext(db);
	const rechecks: (string | undefined)[] = [];
	let now = new Date("2026-11-20T12:00:00.000Z");
	const context = {
		...made.context,
		documents: server.collab.documents,
		now: () => now,
		accessChanged(personId?: string) {
			rechecks.push(personId);
			void server.collab.recheck(personId);
		},
	};
	const { slug } = await granted(
		createMeeting(context, people.coordinator, { roadmapSlug: "small", ...wish, ...over }),
	);
	const where = { roadmapSlug: "small", meetingSlug: slug };
	const find = async () => {
		const found = await findMeeting(db, "small", slug);
		if (!found) throw new Error("The meeting is not there");
		return found;
	};
	return {
		...partnership,
		...made,
		context,
		server,
		rechecks,
		where,
		find,
		meeting: async () => (await find()).meeting,
		agenda: async () => listAgenda(db, (await find()).meeting.id),
		/** Lets time pass. */
		later(minutes: number) {
			now = new Date(now.getTime() + minutes * 60_000);
		},
		addItem: (person: Person, title: string, more: { minutes?: string; public?: boolean } = {}) =>
			addAgendaItem(context, person, {
				...where,
				title,
				minutes: more.minutes ?? "",
				presenterId: "",
				public: more.public ?? true,
				partnerIds: [],
			}),
	};
}

/** The same, running: three items of which the last is private, with the coordinator, both leads and the observer in it. */
export async function setUpRunning(db: Db, over: Partial<typeof wish> = {}) {
	const set = await setUpMeeting(db, over);
	const { context, people, where } = set;
	await granted(set.addItem(people.coordinator, "Welcome", { minutes: "5" }));
	await granted(set.addItem(people.coordinator, "The clinic", { minutes: "10" }));
	await granted(set.addItem(people.coordinator, "PRIVATE-ITEM", { public: false }));
	await granted(openMeeting(context, people.coordinator, where));
	await granted(startMeeting(context, people.coordinator, where));
	const meeting = await set.meeting();
	for (const person of [people.councilLead, people.trustLead, people.charityObserver])
		await attendMeeting(context, person, meeting);
	return { ...set, items: (await set.agenda()).map(({ id }) => id) };
}

/** Closes servers after each test. */
export function closingServers(afterEach: (close: () => Promise<void>) => void) {
	const open: TestServer[] = [];
	afterEach(async () => {
		for (const server of open.splice(0)) await server.close();
	});
	return <T extends { server: TestServer }>(set: T): T => {
		open.push(set.server);
		return set;
	};
}
