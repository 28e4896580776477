import { afterEach, expect, test } from "vitest";
import type { Person } from "#app/domain/access.ts";
import { answerAsk } from "#app/features/meetings/answer-ask.server.ts";
import { closeMeeting } from "#app/features/meetings/close-meeting.server.ts";
import { recordAsk, recordDecision } from "#app/features/meetings/record-outcomes.server.ts";
import { reopenMeeting } from "#app/features/meetings/reopen-meeting.server.ts";
import { takeChair } from "#app/features/meetings/run-meeting.server.ts";
import { schemaVersion } from "#app/features/narratives/document-schema.ts";
import { editNarrative } from "#app/features/narratives/edit-narrative.server.ts";
import type { Db } from "#db/database.ts";
import { listAsks } from "#db/queries/asks.ts";
import { listDecisions } from "#db/queries/decisions.ts";
import { findDocumentLock } from "#db/queries/document-locks.ts";
import { ensureMinutes, type MinutesPart } from "#db/queries/minutes.ts";
import { findVersion } from "#db/queries/versions.ts";
import { openEditor, type PersonName, until } from "#test/collab/fixture.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { closingServers, codeOf, granted, setUpRunning } from "./fixture.ts";

const closing = closingServers(afterEach);
const closers: (() => void)[] = [];
afterEach(() => {
	for (const close of closers.splice(0)) close();
});

async function setUp(db: Db) {
	const set = closing(await setUpRunning(db));
	const { context, where, server, people, organisations, items } = set;
	const meeting = await set.meeting();
	const document = (part: MinutesPart) =>
		ensureMinutes(db, meeting, part, { schemaVersion, at: "2026-11-20T12:00:00.000Z" });
	const [open, hidden] = [await document("public"), await document("private")];
	const editor = (name: string, person: Person) => {
		const opened = openEditor(server, name, person.id as PersonName);
		closers.push(() => opened.destroy());
		return opened;
	};
	const decide = (text: string, isPublic: boolean, item = 1) =>
		granted(
			recordDecision(context, people.councilLead, {
				...where,
				itemId: items[item] ?? "",
				text,
				organisationIds: [organisations.council, organisations.trust],
				public: isPublic,
			}),
		);
	const ask = (text: string) =>
		granted(
			recordAsk(context, people.trustLead, {
				...where,
				itemId: items[1] ?? "",
				text,
				from: organisations.trust,
				to: organisations.council,
				dueOn: "2026-12-24",
			}),
		);
	const closeAs = (person = people.coordinator) => closeMeeting(context, person, { ...where, texts: [] });
	return { ...set, db, meetingId: meeting.id, minutes: { open, hidden }, editor, decide, ask, closeAs };
}

describeEachDatabase("closing a meeting", (fresh) => {
	test("[G10] keeps both parts of the minutes, numbers what was decided and asked, and says so in the ledger", async () => {
		const db = await fresh();
		const set = await setUp(db);
		const { people, minutes, mails, published, meetingId, rechecks } = set;
		const writing = set.editor(minutes.open.name, people.councilLead);
		const whisper = set.editor(minutes.hidden.name, people.trustLead);
		await until(() => writing.provider.synced && whisper.provider.synced);
		writing.write("Everybody may read this.");
		whisper.write("PRIVATE-PART");
		const seqOf = async (id: string) =>
			(await db.selectFrom("document").select("seq").where("id", "=", id).executeTakeFirstOrThrow()).seq;
		await until(async () => (await seqOf(minutes.open.id)) === 1 && (await seqOf(minutes.hidden.id)) === 1);
		await set.decide("Open in May.", true);
		set.later(1);
		await set.decide("PRIVATE-DECISION", false);
		await set.ask("PRIVATE-ASK");
		published.length = 0;
		mails.length = 0;
		set.later(5);
		expect(await granted(set.closeAs())).toEqual({ decisions: 2, asks: 1, texts: 0 });
		const meeting = await set.meeting();
		expect(meeting).toMatchObject({ state: "closed", ledItemId: null, publicVersion: 1, privateVersion: 1 });
		const version = await findVersion(db, minutes.open.id, 1);
		expect(version).toMatchObject({
			kind: "meeting",
			name: "Spring meeting",
			text: "Everybody may read this.",
		});
		expect(version?.authors).toMatchObject([{ slug: "council", words: 4 }]);
		expect((await findVersion(db, minutes.hidden.id, 1))?.text).toBe("PRIVATE-PART");
		expect((await set.agenda()).map(({ state }) => state)).toEqual(["done", "planned", "planned"]);
		expect((await set.agenda())[0]?.usedSeconds).toBe(360);
		const decisions = await listDecisions(db, { meetingId });
		expect(decisions.map(({ number, text }) => [number, text])).toEqual([
			[2, "PRIVATE-DECISION"],
			[1, "Open in May."],
		]);
		expect(await listAsks(db, { meetingId })).toMatchObject([{ number: 1, state: "open" }]);
		const lines = await db
			.selectFrom("change")
			.select(["kind", "public", "meeting_id", "to_value"])
			.where("meeting_id", "=", meetingId)
			.orderBy("revision", "desc")
			.limit(4)
			.execute();
		expect(lines.reverse().map((line) => [line.kind, line.public])).toEqual([
			["meeting-closed", 1],
			["decision-recorded", 1],
			["decision-recorded", 0],
			["ask-recorded", 0],
		]);
		expect(JSON.parse(lines[0]?.to_value ?? "")).toMatchObject({
			publicItems: ["Welcome", "The clinic"],
			decisions: 1,
			publicPart: { version: 1 },
		});
		const publicLines = lines.filter((line) => line.public === 1).map((line) => line.to_value);
		expect(publicLines.join()).not.toContain("PRIVATE");
		expect(published).toHaveLength(1);
		expect(published[0]).toMatchObject({ public: true });
		expect(mails.map(({ to }) => to).sort()).toEqual([
			"charity.observer@example.org",
			"coordinator@example.org",
			"council.lead@example.org",
			"trust.lead@example.org",
		]);
		expect(mails[0]?.text).toContain("1. Open in May.");
		expect(mails[0]?.text).toContain("1. The trust asks The council: PRIVATE-ASK (by 24 December 2026)");
		expect(rechecks.length).toBeGreaterThan(0);
	});

	test("[G11] closed twice at once it is closed once, and what was stored while people wrote is in the minutes", async () => {
		const db = await fresh();
		const set = await setUp(db);
		const { context, people, minutes, meetingId } = set;
		const writers = [people.councilLead, people.trustLead].map((person) =>
			set.editor(minutes.open.name, person),
		);
		await until(() => writers.every(({ provider }) => provider.synced));
		let count = 0;
		const typing = setInterval(() => {
			for (const [index, writer] of writers.entries()) writer.write(`sentence ${index} ${count}`);
			count++;
		}, 3);
		closers.push(() => clearInterval(typing));
		await set.decide("Once", true);
		await until(() => count > 20);
		await granted(takeChair(context, people.councilLead, { ...set.where, from: people.coordinator.id }));
		const both = await Promise.all([codeOf(set.closeAs()), codeOf(set.closeAs(people.councilLead))]);
		expect(both.sort()).toEqual(["ok", "stale"]);
		clearInterval(typing);
		const versions = await db.selectFrom("document_version").select(["document_id", "seq"]).execute();
		expect(versions).toHaveLength(2);
		const stored = await db
			.selectFrom("document_update")
			.select((eb) => eb.fn.max("seq").as("newest"))
			.where("document_id", "=", minutes.open.id)
			.executeTakeFirstOrThrow();
		const kept = versions.find((version) => version.document_id === minutes.open.id);
		expect(Number(stored.newest)).toBeGreaterThan(20);
		expect(kept?.seq).toBe(Number(stored.newest));
		const closed = await db.selectFrom("change").select("id").where("kind", "=", "meeting-closed").execute();
		expect(closed).toHaveLength(1);
		expect(await listDecisions(db, { meetingId })).toMatchObject([{ number: 1 }]);
	});

	test("[G12] afterwards nobody writes in the minutes until a coordinator reopens them, with a reason", async () => {
		const db = await fresh();
		const set = await setUp(db);
		const { context, people, where, minutes, organisations } = set;
		await set.decide("One", true);
		await granted(set.closeAs());
		expect(await findDocumentLock(db, minutes.open.id)).toEqual({ reason: "the meeting is closed" });
		const edit = {
			baseSeq: 0,
			text: "Late",
			person: people.councilLead,
			organisationId: organisations.council,
		};
		expect(await context.documents.merge(minutes.open.id, edit)).toEqual({ ok: false, code: "locked" });
		// Not even where somebody passes the lock: the log takes nothing.
		await db.deleteFrom("document_lock").execute();
		expect(await context.documents.merge(minutes.open.id, edit)).toMatchObject({ ok: false });
		expect(await db.selectFrom("document_update").selectAll().execute()).toEqual([]);

		const reopen = (person: Person, reason = "A decision was missing.") =>
			codeOf(reopenMeeting(context, person, { ...where, reason }));
		expect(await reopen(people.councilLead)).toBe("not-allowed");
		expect(await reopen(people.coordinator, " ")).toBe("invalid");
		expect(await reopen(people.coordinator)).toBe("ok");
		expect(await reopen(people.coordinator)).toBe("invalid");
		const line = await db
			.selectFrom("change")
			.select(["reason", "public", "person_id"])
			.where("kind", "=", "meeting-reopened")
			.executeTakeFirstOrThrow();
		expect(line).toEqual({ reason: "A decision was missing.", public: 0, person_id: people.coordinator.id });
		expect(await context.documents.merge(minutes.open.id, edit)).toMatchObject({ ok: true });
		await set.decide("Two", true);
		expect(await granted(set.closeAs())).toEqual({ decisions: 2, asks: 0, texts: 0 });
		const decisions = await listDecisions(db, { meetingId: set.meetingId });
		expect(decisions.map(({ number, text }) => [number, text])).toEqual([
			[2, "Two"],
			[1, "One"],
		]);
		const recorded = await db
			.selectFrom("change")
			.select("to_value")
			.where("kind", "=", "decision-recorded")
			.execute();
		expect(recorded).toHaveLength(2);
		expect(await set.meeting()).toMatchObject({ publicVersion: 2, privateVersion: 2 });
	});

	test("[G13] publishes or sends out the narratives that were chosen, or does nothing at all", async () => {
		const db = await fresh();
		const set = await setUp(db);
		const { context, people, where, meetingId } = set;
		const texts = (wish: "publish" | "send", title: string) => [
			{ actionSlug: "open-clinic", actionTitle: "Open a clinic", wish, title, signOffBy: "2026-12-01" },
		];
		const close = (person: Person, chosen: ReturnType<typeof texts>) =>
			closeMeeting(context, person, { ...where, texts: chosen });
		const empty = await close(people.coordinator, texts("publish", "Spring"));
		expect(empty).toMatchObject({ ok: false, message: expect.stringContaining("“Open a clinic”: ") });
		const narrative = {
			roadmapSlug: "small",
			actionSlug: "open-clinic",
			baseSeq: 0,
			text: "The lease is signed.",
		};
		await granted(editNarrative(context, people.councilLead, narrative));
		expect(await codeOf(close(people.coordinator, texts("publish", "")))).toBe("invalid");
		expect(await set.meeting()).toMatchObject({ state: "in-progress" });
		expect(await granted(close(people.coordinator, texts("publish", "Spring")))).toMatchObject({ texts: 1 });
		const line = await db
			.selectFrom("change")
			.select(["meeting_id", "public"])
			.where("kind", "=", "update-published")
			.executeTakeFirstOrThrow();
		expect(line).toEqual({ meeting_id: meetingId, public: 1 });

		await granted(reopenMeeting(context, people.coordinator, { ...where, reason: "More." }));
		const edited = { ...narrative, baseSeq: 1, text: "The lease is signed. The doors are open." };
		await granted(editNarrative(context, people.councilLead, edited));
		expect(await granted(close(people.coordinator, texts("send", "Summer")))).toMatchObject({ texts: 1 });
		await granted(reopenMeeting(context, people.coordinator, { ...where, reason: "More." }));
		// A text is out already: that is refused inside the transaction, after much of it was written.
		const before = await db.selectFrom("document_version").select("id").execute();
		expect(await codeOf(close(people.coordinator, texts("send", "Autumn")))).toBe("stale");
		expect(await set.meeting()).toMatchObject({ state: "in-progress" });
		expect(await db.selectFrom("document_version").select("id").execute()).toHaveLength(before.length);
		const locks = await db.selectFrom("document_lock").selectAll().execute();
		const frozen = await db.selectFrom("document").select("id").where("frozen_at", "is not", null).execute();
		expect([locks, frozen]).toEqual([[], []]);
	});

	test("[G10] only the chair and the coordinator close, and only a meeting that runs", async () => {
		const set = await setUp(await fresh());
		const { people } = set;
		expect(await codeOf(set.closeAs(people.trustLead))).toBe("not-allowed");
		expect(await codeOf(set.closeAs({ ...people.trustLead, id: "x", memberships: [] }))).toBe("not-found");
		expect(await codeOf(set.closeAs())).toBe("ok");
		expect(await codeOf(set.closeAs())).toBe("stale");
	});

	test("[G14] leads of the organisation that was asked answer, nobody else, and each answer is a line", async () => {
		const db = await fresh();
		const set = await setUp(db);
		const { context, people } = set;
		await set.ask("Lend a room");
		await granted(set.closeAs());
		const answer = (person: Person, to: string, reason = "", shown = "open") =>
			codeOf(answerAsk(context, person, { roadmapSlug: "small", number: 1, answer: to, reason, shown }));
		expect(await answer(people.trustLead, "accepted")).toBe("not-allowed");
		expect(await answer(people.coordinator, "accepted")).toBe("not-allowed");
		expect(await answer(people.councilLead, "declined")).toBe("invalid");
		const race = await Promise.all([
			answer(people.councilLead, "accepted"),
			answer(people.councilLead, "declined", "No room."),
		]);
		expect(race.sort()).toEqual(["ok", "stale"]);
		const [ask] = await listAsks(db, { roadmapId: set.roadmap.id });
		const state = ask?.state ?? "";
		expect(["accepted", "declined"]).toContain(state);
		if (state === "declined") expect(await answer(people.councilLead, "accepted", "", state)).toBe("ok");
		expect(await answer(people.councilLead, "done", "Room 4.", "accepted")).toBe("ok");
		expect(await answer(people.councilLead, "declined", "No.", "done")).toBe("invalid");
		const lines = await db
			.selectFrom("change")
			.select(["public"])
			.where("kind", "=", "ask-answered")
			.execute();
		expect(lines).toHaveLength(state === "declined" ? 3 : 2);
		expect(lines.every((line) => line.public === 0)).toBe(true);
	});
});
