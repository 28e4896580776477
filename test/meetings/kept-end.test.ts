import { afterEach, expect, test } from "vitest";
import type { Person } from "#app/domain/access.ts";
import { closeMeeting } from "#app/features/meetings/close-meeting.server.ts";
import { readPublicDecisions, readPublicMeeting } from "#app/features/meetings/public-meeting.server.ts";
import { readClosing } from "#app/features/meetings/read-closing.server.ts";
import { readRun } from "#app/features/meetings/read-run.server.ts";
import { reopenMeeting } from "#app/features/meetings/reopen-meeting.server.ts";
import { leadMeeting, takeChair } from "#app/features/meetings/run-meeting.server.ts";
import { editNarrative } from "#app/features/narratives/edit-narrative.server.ts";
import { sendForAgreement } from "#app/features/updates/send-for-agreement.server.ts";
import { listDuties } from "#app/features/workspace/list-duties.server.ts";
import type { Db } from "#db/database.ts";
import { insertAgendaItems, patchAgendaItem } from "#db/queries/agenda.ts";
import { noteMeetingPerson } from "#db/queries/meeting-people.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { closingServers, granted, setUpMeeting, setUpRunning } from "./fixture.ts";

const closing = closingServers(afterEach);

async function setUp(db: Db) {
	const set = closing(await setUpRunning(db));
	const { context, people, where } = set;
	const params = { roadmap: "small", meeting: where.meetingSlug };
	/** What a loader gets when a person asks for a page of the meeting. */
	const asked = (person: Person, page: string) => ({
		request: new Request(`http://test/workspace/small/meetings/${where.meetingSlug}/${page}`),
		params,
		context: { app: context, person },
	});
	const run = (person: Person) => readRun(asked(person, "run") as unknown as Parameters<typeof readRun>[0]);
	const look = (person: Person) =>
		readClosing(asked(person, "close") as unknown as Parameters<typeof readClosing>[0]);
	const close = () => granted(closeMeeting(context, people.coordinator, { ...where, texts: [] }));
	const reopen = () => granted(reopenMeeting(context, people.coordinator, { ...where, reason: "More." }));
	const reading = () => readPublicMeeting(context, "small", where.meetingSlug, new URLSearchParams());
	const listed = async () =>
		(await readPublicDecisions(context, "small", new URLSearchParams()))?.meetings.map(({ title }) => title);
	return { ...set, run, look, close, reopen, reading, listed };
}

describeEachDatabase("what stays of a meeting at its end", (open) => {
	test("[G33] the public reads who was there and what was talked about as kept at the last end, also while the meeting goes on", async () => {
		const db = await open();
		const set = await setUp(db);
		expect(await set.listed()).toEqual([]);
		await set.close();
		expect(await set.reading()).toMatchObject({
			items: ["Welcome", "The clinic"],
			organisations: ["The charity", "The council", "The office", "The trust"],
			meeting: { goesOn: false },
		});
		expect(await set.listed()).toEqual(["Spring meeting"]);

		await set.reopen();
		await granted(set.addItem(set.people.coordinator, "Said too early"));
		await patchAgendaItem(db, set.items[1] ?? "", { public: 0 });
		const between = await set.reading();
		// What is added waits for the end; what is private now is private at once.
		expect(between).toMatchObject({ items: ["Welcome"], meeting: { goesOn: true } });
		expect(await set.listed()).toEqual(["Spring meeting"]);
		await set.close();
		expect(await set.reading()).toMatchObject({ items: ["Welcome", "Said too early"] });
	});

	test("[G34] a meeting that is closed, or reopened, is where it was last, for whoever has it open", async () => {
		const set = await setUp(await open());
		const { context, people, where, items } = set;
		const to = (from: number, at: number) =>
			granted(
				leadMeeting(context, people.coordinator, { ...where, from: items[from] ?? "", to: items[at] ?? "" }),
			);
		set.later(1);
		await to(0, 2);
		set.later(1);
		await to(2, 1);
		set.later(1);
		expect((await set.run(people.trustLead)).item.title).toBe("The clinic");
		await set.close();
		expect((await set.run(people.trustLead)).item.title).toBe("The clinic");
		await set.reopen();
		expect((await set.run(people.trustLead)).item.title).toBe("The clinic");
	});

	test("[G35] whoever closes a meeting and may not publish a narrative is told who may, and what is out already", async () => {
		const db = await open();
		const set = await setUp(db);
		const { context, people, where, action } = set;
		const item = { title: "Open a clinic", kind: "action" as const, actionId: action.id, askId: null };
		const rest = { id: "about-the-clinic", presenterId: null, minutes: null, public: true };
		await insertAgendaItems(db, (await set.meeting()).id, [{ ...item, ...rest }]);
		await granted(
			leadMeeting(context, people.coordinator, {
				...where,
				from: set.items[0] ?? "",
				to: "about-the-clinic",
			}),
		);
		const told = async (person: Person) => {
			const { texts, outAlready, forOthers } = await set.look(person);
			return { texts: texts.map(({ slug }) => slug), outAlready, forOthers };
		};
		expect(await told(people.coordinator)).toEqual({ texts: [], outAlready: [], forOthers: [] });
		const on = { roadmapSlug: "small", actionSlug: "open-clinic" };
		const { seq } = await granted(
			editNarrative(context, people.councilLead, { ...on, baseSeq: 0, text: "The lease is signed." }),
		);
		await granted(takeChair(context, people.trustLead, { ...where, from: people.coordinator.id }));
		expect(await told(people.coordinator)).toEqual({ texts: ["open-clinic"], outAlready: [], forOthers: [] });
		expect(await told(people.trustLead)).toEqual({
			texts: [],
			outAlready: [],
			forOthers: ["Open a clinic"],
		});
		const sending = { ...on, seq, title: "Spring", signOffBy: "2026-12-01", period: "" };
		await granted(sendForAgreement(context, people.councilLead, sending));
		for (const person of [people.coordinator, people.trustLead])
			expect(await told(person)).toEqual({ texts: [], outAlready: ["Open a clinic"], forOthers: [] });
	});
});

describeEachDatabase("the meetings of a person", (open) => {
	test("[G36] the first page of the workspace shows what runs to everybody, and what comes to its chair and, once it is open, to its guests", async () => {
		const db = await open();
		const set = closing(await setUpMeeting(db));
		const { context, people, organisations } = set;
		const meeting = await set.meeting();
		const seenBy = async (person: Person) => {
			const { roadmaps } = await listDuties(context, person);
			return roadmaps.flatMap(({ meetings }) => meetings.map(({ state }) => state));
		};
		const all = async () => [
			await seenBy(people.councilLead),
			await seenBy(people.trustLead),
			await seenBy(people.charityObserver),
		];
		const note = {
			meetingId: meeting.id,
			personId: people.trustLead.id,
			organisationId: organisations.trust,
		};
		await noteMeetingPerson(db, { ...note, at: "2026-11-20T12:00:00.000Z" }, "invited_at");
		const patch = (row: { state?: "open" | "in-progress" | "closed"; chair_id?: string }) =>
			db.updateTable("meeting").set(row).where("id", "=", meeting.id).execute();
		await patch({ chair_id: people.councilLead.id });
		expect(await all()).toEqual([["draft"], [], []]);
		await patch({ state: "open" });
		expect(await all()).toEqual([["open"], ["open"], []]);
		await patch({ state: "in-progress" });
		expect(await all()).toEqual([["in-progress"], ["in-progress"], ["in-progress"]]);
		await patch({ state: "closed" });
		expect(await all()).toEqual([[], [], []]);
	});
});
