import { afterEach, expect, test } from "vitest";
import type { Person } from "#app/domain/access.ts";
import { answerAsk } from "#app/features/meetings/answer-ask.server.ts";
import { addProposed, removeAgendaItem } from "#app/features/meetings/change-agenda.server.ts";
import { closeMeeting } from "#app/features/meetings/close-meeting.server.ts";
import { createMeeting, createNextInSeries } from "#app/features/meetings/plan-meeting.server.ts";
import { recordAsk } from "#app/features/meetings/record-outcomes.server.ts";
import type { Db } from "#db/database.ts";
import { listAgenda } from "#db/queries/agenda.ts";
import { listAsks } from "#db/queries/asks.ts";
import { findMeeting } from "#db/queries/meetings.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { closingServers, codeOf, granted, setUpRunning, wish } from "./fixture.ts";

const closing = closingServers(afterEach);

async function setUp(db: Db) {
	const set = closing(await setUpRunning(db, { every: "quarter" }));
	const { context, people, where, organisations, items } = set;
	const create = async (title: string) =>
		(await granted(createMeeting(context, people.coordinator, { roadmapSlug: "small", ...wish, title })))
			.slug;
	const ask = (text: string) =>
		granted(
			recordAsk(context, people.trustLead, {
				...where,
				itemId: items[1] ?? "",
				text,
				from: organisations.trust,
				to: organisations.council,
				dueOn: "",
			}),
		);
	const answer = (number: number, to: string, shown: string, person: Person = people.councilLead) =>
		codeOf(
			answerAsk(context, person, { roadmapSlug: "small", number, answer: to, reason: "Because.", shown }),
		);
	const agendaOf = async (slug: string) => {
		const found = await findMeeting(db, "small", slug);
		return listAgenda(db, found?.meeting.id ?? "");
	};
	const titlesOf = async (slug: string) => (await agendaOf(slug)).map(({ title }) => title);
	const close = () => granted(closeMeeting(context, people.coordinator, { ...where, texts: [] }));
	return { ...set, create, ask, answer, agendaOf, titlesOf, close };
}

const room = "The trust asks The council: Lend a room";
const desk = "The trust asks The council: Lend a desk";

describeEachDatabase("asks on agendas", (open) => {
	test("[G32] what was asked is on the agenda of every meeting to come until it is done or declined, and never public", async () => {
		const db = await open();
		const set = await setUp(db);
		const before = await set.create("Planned before");
		await set.ask("Lend a room");
		expect(await set.titlesOf(before)).toEqual([]);
		const early = await set.create("Planned while it runs");
		await set.close();
		expect(await set.titlesOf(before)).toEqual([room]);
		expect(await set.titlesOf(early)).toEqual([room]);
		const next = await granted(createNextInSeries(set.context, set.people.coordinator, set.where));
		const [item] = await set.agendaOf(next.slug);
		expect(item).toMatchObject({ title: room, kind: "ask", public: false });
		expect(await set.titlesOf(set.where.meetingSlug)).not.toContain(room);

		expect(await set.answer(1, "accepted", "open")).toBe("ok");
		expect(await set.titlesOf(before)).toEqual([room]);
		expect(await set.answer(1, "done", "accepted")).toBe("ok");
		for (const slug of [before, early, next.slug]) expect(await set.titlesOf(slug)).toEqual([]);
		const lines = await db
			.selectFrom("change")
			.select(["subject_id", "public", "to_value"])
			.where("kind", "=", "agenda-changed")
			.orderBy("revision", "desc")
			.limit(6)
			.execute();
		const told = lines.map(({ to_value }) => JSON.parse(to_value ?? "").items.length);
		// Three agendas lost the ask; before that the next of the series had it from its beginning, and two got it at the end.
		expect(told).toEqual([0, 0, 0, 1, 1, 1]);
		expect(lines.every((line) => line.public === 0)).toBe(true);
		expect(await set.titlesOf(await set.create("Afterwards"))).toEqual([]);
	});

	test("[G32] an ask that the chair took off an agenda is not put on it again by itself, and can be added", async () => {
		const db = await open();
		const set = await setUp(db);
		const { context, people } = set;
		const slug = await set.create("To come");
		await set.ask("Lend a room");
		await set.close();
		const where = { roadmapSlug: "small", meetingSlug: slug };
		const [item] = await set.agendaOf(slug);
		await granted(removeAgendaItem(context, people.coordinator, { ...where, itemId: item?.id ?? "" }));
		expect(await set.titlesOf(slug)).toEqual([]);
		const [ask] = await listAsks(db, { roadmapId: set.roadmap.id });
		await granted(addProposed(context, people.coordinator, { ...where, ids: [ask?.id ?? ""] }));
		expect(await set.titlesOf(slug)).toEqual([room]);
	});

	test("[G32] an ask that is answered while another meeting is closed leaves the agendas whole", async () => {
		const db = await open();
		const set = await setUp(db);
		const { context, people } = set;
		const slug = await set.create("To come");
		await set.ask("Lend a room");
		await set.close();
		const second = await granted(
			createMeeting(context, people.coordinator, { roadmapSlug: "small", ...wish, title: "Second" }),
		);
		await db.updateTable("meeting").set({ state: "in-progress" }).where("slug", "=", second.slug).execute();
		await granted(
			recordAsk(context, people.coordinator, {
				roadmapSlug: "small",
				meetingSlug: second.slug,
				itemId: (await set.agendaOf(second.slug))[0]?.id ?? "",
				text: "Lend a desk",
				from: set.organisations.trust,
				to: set.organisations.council,
				dueOn: "",
			}),
		);
		const [closed, answered] = await Promise.all([
			codeOf(
				closeMeeting(context, people.coordinator, {
					roadmapSlug: "small",
					meetingSlug: second.slug,
					texts: [],
				}),
			),
			set.answer(1, "declined", "open"),
		]);
		expect([closed, answered]).toEqual(["ok", "ok"]);
		expect(await set.titlesOf(slug)).toEqual([desk]);
		const last = await db
			.selectFrom("change")
			.select("to_value")
			.where("kind", "=", "agenda-changed")
			.orderBy("revision", "desc")
			.executeTakeFirstOrThrow();
		expect(JSON.parse(last.to_value ?? "").items.map((one: { title: string }) => one.title)).toEqual([desk]);
	});
});
