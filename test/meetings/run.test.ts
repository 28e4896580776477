import { afterEach, expect, test } from "vitest";
import { changeDueDate } from "#app/features/actions/change-due-date.server.ts";
import { changeStatus } from "#app/features/actions/change-status.server.ts";
import { answerAsk } from "#app/features/meetings/answer-ask.server.ts";
import { removeAgendaItem } from "#app/features/meetings/change-agenda.server.ts";
import { closeMeeting } from "#app/features/meetings/close-meeting.server.ts";
import { attendMeeting } from "#app/features/meetings/invite.server.ts";
import { meetingBehind } from "#app/features/meetings/meeting-behind.server.ts";
import {
	recordAsk,
	recordDecision,
	takeBackAsk,
	takeBackDecision,
} from "#app/features/meetings/record-outcomes.server.ts";
import { leadMeeting, startMeeting, takeChair } from "#app/features/meetings/run-meeting.server.ts";
import { listAsks } from "#db/queries/asks.ts";
import { listDecisions } from "#db/queries/decisions.ts";
import { listMeetingPeople } from "#db/queries/meeting-people.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { closingServers, codeOf, granted, setUpMeeting, setUpRunning } from "./fixture.ts";

const closing = closingServers(afterEach);

describeEachDatabase("running a meeting", (open) => {
	test("[G6] starts at its first item, with a chair; not without an agenda, and not twice", async () => {
		const set = closing(await setUpMeeting(await open()));
		const { context, people, where } = set;
		expect(await codeOf(startMeeting(context, people.coordinator, where))).toBe("invalid");
		await granted(set.addItem(people.coordinator, "Welcome"));
		expect(await codeOf(startMeeting(context, people.councilLead, where))).toBe("not-allowed");
		const both = [
			startMeeting(context, people.coordinator, where),
			startMeeting(context, people.coordinator, where),
		];
		expect((await Promise.all(both.map(codeOf))).sort()).toEqual(["invalid", "ok"]);
		const [item] = await set.agenda();
		expect(await set.meeting()).toMatchObject({
			state: "in-progress",
			ledItemId: item?.id,
			chair: { id: people.coordinator.id },
		});
		expect((await listMeetingPeople(context.db, (await set.meeting()).id)).map(({ name }) => name)).toEqual([
			"Coordinator",
		]);
	});

	test("[G6] the chair leads and time is kept; of two who lead at once one moves the meeting, and the other is told", async () => {
		const set = closing(await setUpRunning(await open()));
		const { context, people, where, items, met } = set;
		const [first = "", second = "", third = ""] = items;
		const lead = (from: string, to: string, person = people.coordinator) =>
			codeOf(leadMeeting(context, person, { ...where, from, to }));
		set.later(3);
		met.length = 0;
		expect(await lead(first, second)).toBe("ok");
		expect(met).toEqual([{ roadmapId: set.roadmap.id, meetingId: (await set.meeting()).id }]);
		expect((await set.agenda())[0]).toMatchObject({ state: "done", usedSeconds: 180 });
		expect(await lead(first, second)).toBe("ok");
		expect(await lead(first, third)).toBe("stale");
		expect((await set.meeting()).ledItemId).toBe(second);
		expect(await lead(second, third, people.councilLead)).toBe("not-allowed");
		expect(await lead(second, "nothing")).toBe("not-found");
		set.later(1);
		const race = await Promise.all([lead(second, third), lead(second, first)]);
		expect(race.sort()).toEqual(["ok", "stale"]);
		set.later(2);
		const { ledItemId } = await set.meeting();
		const other = ledItemId === first ? third : first;
		expect(await lead(ledItemId ?? "", second)).toBe("ok");
		set.later(4);
		expect(await lead(second, other)).toBe("ok");
		expect((await set.agenda())[1]).toMatchObject({ usedSeconds: 300, state: "done" });
		const removal = removeAgendaItem(context, people.coordinator, { ...where, itemId: second });
		expect(await codeOf(removal)).toBe("invalid");
		const kinds = await context.db
			.selectFrom("change")
			.select("kind")
			.where("kind", "like", "%lead%")
			.execute();
		expect(kinds).toEqual([]);
	});

	test("[G7] of two who take the chair at once one has it; who is not in the meeting, or no lead, cannot", async () => {
		const set = closing(await setUpRunning(await open()));
		const { context, people, where } = set;
		const from = people.coordinator.id;
		const take = (person: (typeof people)["trustLead"], shown = from) =>
			codeOf(takeChair(context, person, { ...where, from: shown }));
		expect(await take(people.charityObserver)).toBe("not-allowed");
		const stranger = { ...people.trustContributor };
		expect(await take(stranger)).toBe("not-allowed");
		const race = await Promise.all([take(people.councilLead), take(people.trustLead)]);
		expect(race.sort()).toEqual(["ok", "stale"]);
		const chair = (await set.meeting()).chair?.id ?? "";
		expect([people.councilLead.id, people.trustLead.id]).toContain(chair);
		const [one, two] = set.items;
		const leader = chair === people.councilLead.id ? people.councilLead : people.trustLead;
		await granted(leadMeeting(context, leader, { ...where, from: one ?? "", to: two ?? "" }));
		const lines = await context.db
			.selectFrom("change")
			.select(["person_id", "from_value", "to_value", "public", "meeting_id"])
			.where("kind", "=", "chair-taken")
			.orderBy("revision")
			.execute();
		expect(lines).toHaveLength(2);
		expect(lines[1]).toEqual({
			person_id: chair,
			from_value: JSON.stringify({ chairId: from }),
			to_value: JSON.stringify({ chairId: chair }),
			public: 0,
			meeting_id: (await set.meeting()).id,
		});
	});

	test("[G8] opening a running meeting is attending it, once; before and after, nobody attends", async () => {
		const set = closing(await setUpMeeting(await open()));
		const { context, people, where } = set;
		await granted(set.addItem(people.coordinator, "Welcome"));
		await granted(startMeeting(context, people.coordinator, where));
		const meeting = await set.meeting();
		const both = [
			attendMeeting(context, people.trustLead, meeting),
			attendMeeting(context, people.trustLead, meeting),
		];
		await Promise.all(both);
		expect(await attendMeeting(context, people.trustLead, meeting)).toBe(false);
		expect((await set.find()).subject.attendeeIds.sort()).toEqual(
			[people.coordinator.id, people.trustLead.id].sort(),
		);
		await granted(closeMeeting(context, people.coordinator, { ...where, texts: [] }));
		expect(await attendMeeting(context, people.councilLead, await set.meeting())).toBe(false);
		expect((await set.find()).subject.attendeeIds).toHaveLength(2);
	});

	test("[G9] decisions and asks are written down by those who are in the meeting, and can be taken back", async () => {
		const set = closing(await setUpRunning(await open()));
		const { context, people, where, items, organisations } = set;
		const meetingId = (await set.meeting()).id;
		const [, second = "", third = ""] = items;
		const decision = {
			...where,
			itemId: second,
			text: "Open in May.",
			organisationIds: [organisations.council],
			public: true,
		};
		await granted(recordDecision(context, people.trustLead, decision));
		await granted(recordDecision(context, people.councilLead, { ...decision, itemId: third, text: "Hush." }));
		expect(await codeOf(recordDecision(context, people.charityObserver, decision))).toBe("not-allowed");
		expect(await codeOf(recordDecision(context, people.trustContributor, decision))).toBe("not-allowed");
		expect(await codeOf(recordDecision(context, people.trustLead, { ...decision, text: "" }))).toBe(
			"invalid",
		);
		const written = await listDecisions(context.db, { meetingId });
		expect(written.map(({ text, number, public: isPublic }) => [text, number, isPublic])).toEqual([
			["Open in May.", null, true],
			["Hush.", null, false],
		]);
		const ask = {
			...where,
			itemId: second,
			text: "Lend a room",
			from: organisations.trust,
			to: organisations.council,
			dueOn: "2026-12-24",
		};
		await granted(recordAsk(context, people.trustLead, ask));
		expect(await codeOf(recordAsk(context, people.trustLead, { ...ask, to: ask.from }))).toBe("invalid");
		const [asked] = await listAsks(context.db, { meetingId });
		expect(asked).toMatchObject({ number: null, state: "open", dueOn: "2026-12-24" });
		const answer = { roadmapSlug: "small", number: 1, answer: "accepted", reason: "", shown: "open" };
		expect(await codeOf(answerAsk(context, people.councilLead, answer))).toBe("not-found");
		await granted(takeBackAsk(context, people.councilLead, { ...where, id: asked?.id ?? "" }));
		expect(await codeOf(takeBackAsk(context, people.councilLead, { ...where, id: asked?.id ?? "" }))).toBe(
			"not-found",
		);
		await granted(takeBackDecision(context, people.councilLead, { ...where, id: written[1]?.id ?? "" }));
		expect(await listDecisions(context.db, { meetingId })).toHaveLength(1);
		const lines = await context.db
			.selectFrom("change")
			.select("kind")
			.where("subject_type", "in", ["decision", "ask"])
			.execute();
		expect(lines).toEqual([]);
	});

	test("[G15] a status or a due date changed in a running meeting carries it; a meeting that is over or elsewhere is refused", async () => {
		const set = closing(await setUpRunning(await open()));
		const { context, people, where } = set;
		const meetingId = (await set.meeting()).id;
		const command = {
			roadmapSlug: "small",
			actionSlug: "open-clinic",
			version: 1,
			status: "at-risk",
			reason: "The lease.",
			path: "A new one.",
			meetingId,
		};
		await granted(changeStatus(context, people.councilLead, command));
		const line = await context.db
			.selectFrom("change")
			.select(["meeting_id", "public"])
			.where("kind", "=", "status-changed")
			.executeTakeFirstOrThrow();
		expect(line).toEqual({ meeting_id: meetingId, public: 1 });
		const request = new Request(`http://test/due-date?meeting=${where.meetingSlug}`, { method: "POST" });
		const asked = { request, params: { roadmap: "small" }, context: { app: context } };
		const behind = await meetingBehind(asked as unknown as Parameters<typeof meetingBehind>[0]);
		expect(behind).toEqual({
			id: meetingId,
			run: `/workspace/small/meetings/${where.meetingSlug}/run`,
		});
		const { status: _status, path: _path, ...date } = { ...command, version: 2, agreedBy: "the group" };
		await granted(changeDueDate(context, people.councilLead, { ...date, dueOn: "2028-06-30" }));
		const moved = await context.db
			.selectFrom("change")
			.select("meeting_id")
			.where("kind", "=", "due-date-changed")
			.executeTakeFirstOrThrow();
		expect(moved).toEqual({ meeting_id: meetingId });
		const next = { ...command, version: 3, status: "off-track" };
		expect(await codeOf(changeStatus(context, people.councilLead, { ...next, meetingId: "elsewhere" }))).toBe(
			"invalid",
		);
		await granted(closeMeeting(context, people.coordinator, { ...where, texts: [] }));
		expect(await codeOf(changeStatus(context, people.councilLead, next))).toBe("invalid");
		const { meetingId: _, ...outside } = next;
		await granted(changeStatus(context, people.councilLead, outside));
	});
});
