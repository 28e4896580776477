import { afterEach, expect, test } from "vitest";
import { addAgendaItem, addProposed } from "#app/features/meetings/change-agenda.server.ts";
import { closeMeeting } from "#app/features/meetings/close-meeting.server.ts";
import { createMeeting } from "#app/features/meetings/plan-meeting.server.ts";
import { recordAsk } from "#app/features/meetings/record-outcomes.server.ts";
import { openMeeting, startMeeting } from "#app/features/meetings/run-meeting.server.ts";
import { editNarrative } from "#app/features/narratives/edit-narrative.server.ts";
import { sendForAgreement } from "#app/features/updates/send-for-agreement.server.ts";
import { listAgenda } from "#db/queries/agenda.ts";
import { listMeetingPeople } from "#db/queries/meeting-people.ts";
import { findMeeting } from "#db/queries/meetings.ts";
import { ensureMinutes } from "#db/queries/minutes.ts";
import { until } from "#test/collab/fixture.ts";
import { granted, wish } from "#test/meetings/fixture.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { linesBy, setTroupeStage, type TroupeStage, workspace } from "./stage.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0).reverse()) await close();
});

/** A running meeting with these items: titles are topics, ids are actions and asks. */
async function hold(stage: TroupeStage, title: string, topics: string[], proposed: string[]) {
	const { app, people } = stage;
	const chair = people.coordinator;
	const { slug } = await granted(createMeeting(app, chair, { roadmapSlug: "small", ...wish, title }));
	const where = { roadmapSlug: "small", meetingSlug: slug };
	const item = { minutes: "", presenterId: "", partnerIds: [], public: true };
	for (const topic of topics) await granted(addAgendaItem(app, chair, { ...where, ...item, title: topic }));
	if (proposed.length > 0) await granted(addProposed(app, chair, { ...where, ids: proposed }));
	await granted(openMeeting(app, chair, where));
	await granted(startMeeting(app, chair, where));
	const found = await findMeeting(app.db, "small", slug);
	if (!found) throw new Error("The meeting is not there");
	return { where, meeting: found.meeting, items: await listAgenda(app.db, found.meeting.id) };
}

/** An ask to the trust that has its number: from a meeting that is closed. */
async function addAsk(stage: TroupeStage): Promise<string> {
	const { app, people, organisations } = stage;
	const { where, items } = await hold(stage, "Earlier", ["Welcome"], []);
	const ask = { text: "Send the plan.", from: organisations.council, to: organisations.trust, dueOn: "" };
	await granted(recordAsk(app, people.coordinator, { ...where, itemId: items[0]?.id ?? "", ...ask }));
	await granted(closeMeeting(app, people.coordinator, { ...where, texts: [] }));
	return (await app.db.selectFrom("ask").select("id").executeTakeFirstOrThrow()).id;
}

/** A text that the council sent out for agreement. */
async function sendOut(stage: TroupeStage): Promise<void> {
	const { app, people } = stage;
	const on = { roadmapSlug: "small", actionSlug: "open-clinic" };
	const { seq } = await granted(
		editNarrative(app, people.councilLead, { ...on, baseSeq: 0, text: "The clinic is open." }),
	);
	const signOffBy = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
	await granted(
		sendForAgreement(app, people.councilLead, { ...on, seq, title: "Autumn", signOffBy, period: "" }),
	);
}

describeEachDatabase("simulated colleagues in a meeting", (fresh) => {
	test("[J11] attend, write in the minutes, follow the chair, answer for their organisations, and leave when it is closed", async () => {
		const stage = await setTroupeStage(await fresh(), { speed: 6 });
		closers.push(() => stage.server.close());
		const { app, people, roadmap, action } = stage;
		const askId = await addAsk(stage);
		await sendOut(stage);
		const { where, meeting, items } = await hold(stage, "Spring", ["Welcome"], [action.id]);
		expect(items.map((item) => item.askId ?? item.action?.id ?? item.title)).toEqual([
			"Welcome",
			action.id,
			askId,
		]);
		const chair = await stage.open(people.coordinator);
		closers.push(() => chair.close());
		await chair.get(`${workspace}/meetings/${where.meetingSlug}/run`);
		await chair.show({ meetingId: meeting.id });
		const made = { schemaVersion: 1, at: new Date().toISOString() };
		const minutes = chair.edit((await ensureMinutes(app.db, meeting, "public", made)).name);
		const bring = { kind: "meeting", slug: where.meetingSlug, intent: "bring" };
		expect(await chair.post(`${workspace}/colleagues`, bring)).toBe(302);
		await until(() => chair.seen.inMeeting.length === 4);
		const attended = (await listMeetingPeople(app.db, meeting.id)).filter((person) => person.attended);
		expect(attended.map(({ name }) => name)).toEqual([
			"Charity lead",
			"Coordinator",
			"Council lead",
			"Trust lead",
		]);
		await until(() => minutes.paragraphs().some((line) => line.startsWith("The council (demonstration): ")));

		// The chair goes on to the ask, and then to the action; they follow.
		const run = `${workspace}/meetings/${where.meetingSlug}/run`;
		const lead = (from: number, to: number) =>
			chair.post(run, { intent: "lead", from: items[from]?.id ?? "", to: items[to]?.id ?? "" });
		expect(await lead(0, 2)).toBe(302);
		await until(async () => (await linesBy(stage)).includes("ask-answered by Trust lead"));
		expect(await lead(2, 1)).toBe(302);
		const narrative = chair.edit(stage.documentName);
		await until(async () => (await linesBy(stage)).includes("update-signed-off by Trust lead"));
		await until(() => narrative.paragraphs().some((line) => line.includes("(demonstration)")));
		await granted(closeMeeting(app, people.coordinator, { ...where, texts: [] }));
		await until(() => app.troupe?.on(roadmap.id) === null);
		const statuses = await app.db
			.selectFrom("change")
			.select(["person_id", "meeting_id"])
			.where("kind", "=", "status-changed")
			.execute();
		for (const line of statuses)
			expect(line).toEqual({ person_id: people.councilLead.id, meeting_id: meeting.id });
	}, 60_000);
});
