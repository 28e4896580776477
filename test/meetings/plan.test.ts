import ICAL from "ical.js";
import { afterEach, expect, test } from "vitest";
import {
	addProposed,
	changeAgendaItem,
	moveAgendaItem,
	removeAgendaItem,
} from "#app/features/meetings/change-agenda.server.ts";
import { inviteToMeeting } from "#app/features/meetings/invite.server.ts";
import {
	createMeeting,
	createNextInSeries,
	editMeeting,
} from "#app/features/meetings/plan-meeting.server.ts";
import { openMeeting } from "#app/features/meetings/run-meeting.server.ts";
import { listMeetingPeople } from "#db/queries/meeting-people.ts";
import { listMeetings } from "#db/queries/meetings.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { closingServers, codeOf, granted, setUpMeeting, wish } from "./fixture.ts";

const closing = closingServers(afterEach);

describeEachDatabase("planning a meeting", (open) => {
	test("[G1] coordinators create meetings and their chairs change them; nobody else does", async () => {
		const set = closing(await setUpMeeting(await open()));
		const { context, people, where, published, roadmap } = set;
		expect(await set.meeting()).toMatchObject({
			slug: "spring-meeting-2026-11-27",
			state: "draft",
			startsAt: "2026-11-27T10:00:00.000Z",
			chair: null,
		});
		expect(published).toMatchObject([{ roadmapId: roadmap.id, revision: 1, public: false }]);
		const again = await granted(
			createMeeting(context, people.coordinator, { roadmapSlug: "small", ...wish }),
		);
		expect(again.slug).toBe("spring-meeting-2026-11-27-2");
		const create = { roadmapSlug: "small", ...wish };
		expect(await codeOf(createMeeting(context, people.councilLead, create))).toBe("not-allowed");
		expect(
			await codeOf(createMeeting(context, { ...people.trustLead, id: "x", memberships: [] }, create)),
		).toBe("not-found");
		const observer = { ...create, chairId: people.charityObserver.id };
		expect(await codeOf(createMeeting(context, people.coordinator, observer))).toBe("invalid");

		const edit = { ...where, ...wish, version: 1, chairId: people.councilLead.id };
		expect(await codeOf(editMeeting(context, people.councilLead, edit))).toBe("not-allowed");
		await granted(editMeeting(context, people.coordinator, edit));
		expect(await codeOf(editMeeting(context, people.coordinator, { ...edit, title: "Late" }))).toBe("stale");
		await granted(editMeeting(context, people.councilLead, { ...edit, version: 2, title: "Mine" }));
		expect(await set.meeting()).toMatchObject({ title: "Mine", chair: { name: "Council lead" }, version: 3 });
		const lines = await context.db
			.selectFrom("change")
			.select(["kind", "from_value", "to_value", "public"])
			.where("kind", "=", "meeting-changed")
			.orderBy("revision")
			.execute();
		expect(lines).toEqual([
			{
				kind: "meeting-changed",
				from_value: '{"chairId":null}',
				to_value: JSON.stringify({ chairId: people.councilLead.id }),
				public: 0,
			},
			{
				kind: "meeting-changed",
				from_value: '{"title":"Spring meeting"}',
				to_value: '{"title":"Mine"}',
				public: 0,
			},
		]);
	});

	test("[G3] letters with an entry for calendars go out when a draft is opened, to later guests at once, and anew when it moves", async () => {
		const set = closing(await setUpMeeting(await open()));
		const { context, people, where, mails } = set;
		const invite = (...guests: { id: string }[]) =>
			granted(
				inviteToMeeting(context, people.coordinator, { ...where, personIds: guests.map(({ id }) => id) }),
			);
		const told = () => mails.splice(0).map(({ to }) => to);
		await invite(people.councilLead, people.trustLead);
		expect(told()).toEqual([]);
		await granted(openMeeting(context, people.coordinator, where));
		const [letter] = mails;
		expect(told()).toEqual(["council.lead@example.org", "trust.lead@example.org"]);
		expect(letter?.text).toContain(
			"http://127.0.0.1:3000/workspace/small/meetings/spring-meeting-2026-11-27",
		);
		const event = new ICAL.Event(
			new ICAL.Component(ICAL.parse(letter?.attachments?.[0]?.content ?? "")).getFirstSubcomponent(
				"vevent",
			) ?? undefined,
		);
		expect([event.summary, event.location, event.startDate.toJSDate().toISOString()]).toEqual([
			"Spring meeting",
			"Town hall",
			"2026-11-27T10:00:00.000Z",
		]);
		expect(event.duration.toSeconds()).toBe(3600);
		expect(event.uid).toBe(`${(await set.meeting()).id}@waymark`);

		await invite(people.councilLead, people.trustLead, people.charityObserver);
		expect(told()).toEqual(["charity.observer@example.org"]);
		await invite(people.trustLead, people.charityObserver);
		expect(told()).toEqual([]);
		const version = (await set.meeting()).version;
		await granted(editMeeting(context, people.coordinator, { ...where, ...wish, version, time: "11:00" }));
		expect(told()).toEqual(["charity.observer@example.org", "trust.lead@example.org"]);
		const refused = inviteToMeeting(context, people.councilLead, { ...where, personIds: [] });
		expect(await codeOf(refused)).toBe("not-allowed");
	});

	test("[G2] the next of a series is created once, with its people, as a draft", async () => {
		const db = await open();
		const set = closing(await setUpMeeting(db, { every: "month" }));
		const { context, people, where } = set;
		const personIds = [people.councilLead.id, people.charityObserver.id];
		await granted(inviteToMeeting(context, people.coordinator, { ...where, personIds }));
		const both = await Promise.all([
			codeOf(createNextInSeries(context, people.coordinator, where)),
			codeOf(createNextInSeries(context, people.coordinator, where)),
		]);
		expect(both.sort()).toEqual(["invalid", "ok"]);
		const meetings = await listMeetings(db, set.roadmap.id);
		expect(meetings.map(({ slug, state, startsAt }) => [slug, state, startsAt])).toEqual([
			["spring-meeting-2026-12-27", "draft", "2026-12-27T10:00:00.000Z"],
			["spring-meeting-2026-11-27", "draft", "2026-11-27T10:00:00.000Z"],
		]);
		const invited = await listMeetingPeople(db, meetings[0]?.id ?? "");
		expect(invited.map(({ name, invited: yes }) => [name, yes])).toEqual([
			["Charity observer", true],
			["Council lead", true],
		]);
	});

	test("[G5] partners add, the chair orders, changes and removes; observers do nothing", async () => {
		const set = closing(await setUpMeeting(await open()));
		const { context, people, where, action } = set;
		for (const title of ["One", "Two", "Three"]) await granted(set.addItem(people.trustContributor, title));
		expect(await codeOf(set.addItem(people.charityObserver, "Mine"))).toBe("not-allowed");
		expect(await codeOf(set.addItem(people.coordinator, " "))).toBe("invalid");
		expect(await codeOf(set.addItem(people.coordinator, "Four", { minutes: "-1" }))).toBe("invalid");
		expect(
			await granted(addProposed(context, people.councilLead, { ...where, ids: [action.id, "nothing"] })),
		).toBe(1);
		expect(await codeOf(addProposed(context, people.councilLead, { ...where, ids: [action.id] }))).toBe(
			"invalid",
		);
		const titles = async () => (await set.agenda()).map(({ title }) => title);
		const idOf = async (title: string) => (await set.agenda()).find((item) => item.title === title)?.id ?? "";
		const move = async (title: string, by: 1 | -1) =>
			granted(moveAgendaItem(context, people.coordinator, { ...where, itemId: await idOf(title), by }));
		await move("Three", -1);
		await move("One", 1);
		await move("Three", -1);
		await move("Open a clinic", 1);
		expect(await titles()).toEqual(["Three", "One", "Two", "Open a clinic"]);
		const itemId = await idOf("Two");
		expect(await codeOf(moveAgendaItem(context, people.trustLead, { ...where, itemId, by: 1 }))).toBe(
			"not-allowed",
		);
		await granted(removeAgendaItem(context, people.coordinator, { ...where, itemId }));
		expect(await codeOf(removeAgendaItem(context, people.coordinator, { ...where, itemId }))).toBe(
			"not-found",
		);
		const change = {
			...where,
			title: "Clinic",
			minutes: "15",
			presenterId: "",
			public: true,
			partnerIds: [],
		};
		const clinic = await idOf("Open a clinic");
		await granted(changeAgendaItem(context, people.coordinator, { ...change, itemId: clinic }));
		expect((await set.agenda())[2]).toMatchObject({ title: "Clinic", minutes: 15, public: true });
		await context.db.updateTable("action").set({ internal: 1 }).where("id", "=", action.id).execute();
		await granted(changeAgendaItem(context, people.coordinator, { ...change, itemId: clinic }));
		expect((await set.agenda())[2]).toMatchObject({ public: false });
		const newest = await context.db
			.selectFrom("change")
			.select(["kind", "to_value", "public"])
			.orderBy("revision", "desc")
			.executeTakeFirstOrThrow();
		expect(newest).toMatchObject({ kind: "agenda-changed", public: 0 });
		expect(JSON.parse(newest.to_value ?? "").items.map((item: { title: string }) => item.title)).toEqual([
			"Three",
			"One",
			"Clinic",
		]);
	});
});
