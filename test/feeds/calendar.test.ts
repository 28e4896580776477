import { randomUUID } from "node:crypto";
import ICAL from "ical.js";
import { afterEach, expect, test } from "vitest";
import { changeDueDate } from "#app/features/actions/change-due-date.server.ts";
import type { Db } from "#db/database.ts";
import { insertMeeting } from "#db/queries/meetings.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { feedsStage, pages } from "./feeds-stage.ts";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0)) await close();
});
async function stageOn(...given: Parameters<typeof feedsStage>) {
	const stage = await feedsStage(...given);
	closers.push(stage.close);
	return {
		...stage,
		async calendar(path: string) {
			const { status, body } = await stage.ask(`${path}/calendar.ics`);
			expect(status).toBe(200);
			return read(body.toString());
		},
	};
}

/** The entries of a calendar, as an independent parser reads them, and its lines as they are. */
function read(text: string) {
	expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
	const lines = text.split("\r\n");
	for (const line of lines) {
		expect(line).not.toMatch(/[\r\n]/);
		expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
	}
	const component = new ICAL.Component(ICAL.parse(text));
	const entries = component.getAllSubcomponents("vevent").map((part) => {
		const event = new ICAL.Event(part);
		const textOf = (name: string) => String(part.getFirstPropertyValue(name) ?? "");
		return {
			uid: event.uid,
			title: event.summary,
			description: event.description,
			sequence: event.sequence,
			start: event.startDate.toString(),
			wholeDay: event.startDate.isDate,
			status: textOf("status"),
			url: textOf("url"),
			changed: textOf("last-modified"),
			stamp: textOf("dtstamp"),
			properties: part.getAllProperties().map(({ name }) => name),
		};
	});
	return { entries, name: String(component.getFirstPropertyValue("x-wr-calname")), lines };
}

async function addMilestone(db: Db, actionId: string, title: string, completed_on: string | null = null) {
	const id = randomUUID();
	const row = { id, action_id: actionId, title, due_on: "2027-06-30", completed_on, position: 1 };
	await db.insertInto("milestone").values(row).execute();
	return id;
}

async function addMeeting(db: Db, roadmapId: string, title: string, closed: boolean) {
	const id = randomUUID();
	await insertMeeting(db, {
		...{ id, roadmap_id: roadmapId, slug: title.toLowerCase(), title, starts_at: "2026-10-01T13:30:00.000Z" },
		...{ duration_minutes: 90, venue: "SECRET-ROOM", summary: "SECRET-SUMMARY" },
		...{ chair_id: null, series_id: null, series_every: null },
	});
	const state = closed
		? { state: "closed" as const, closed_at: "2026-10-01T15:00:00.000Z", public_version: 1 }
		: { state: "open" as const };
	await db.updateTable("meeting").set(state).where("id", "=", id).execute();
	return id;
}

describeEachDatabase("calendars", (open) => {
	test("[N36] every page has its due dates and milestones, with status and address", async () => {
		const db = await open();
		const { app, action, change, calendar } = await stageOn(db);
		const milestone = await addMilestone(db, action.id, "Doors open");
		await change("The lease is late.");
		const page = `${app.origin()}/small/actions/open-clinic`;
		for (const [, path] of Object.values(pages)) {
			const { entries } = await calendar(path);
			expect(entries).toMatchObject([
				{
					uid: `due-${action.id}@waymark`,
					title: "Due: Open a clinic (At risk)",
					...{ start: "2027-12-31", wholeDay: true, status: "CONFIRMED", url: page },
					changed: "2026-11-20T13:00:00Z",
					stamp: "2026-11-20T13:00:00Z",
				},
				{
					uid: `milestone-${milestone}@waymark`,
					title: "Milestone due: Doors open",
					...{ start: "2027-06-30", wholeDay: true, url: page },
				},
			]);
			expect(entries[0]?.description).toBe(
				`Status since 20 November 2026: At risk. The lease is late.\nLead: The council\n${page}`,
			);
		}
		expect((await calendar("/small/partners/charity")).entries).toEqual([]);
		expect((await calendar("/small")).name).toBe("Roadmap small");
	});

	test("[N36] a date that moves keeps its UID and raises its sequence; what is stopped is cancelled", async () => {
		const db = await open();
		const { app, action, people, change, calendar, later, forget, roadmap } = await stageOn(db);
		await change("Late.");
		const [before] = (await calendar("/small")).entries;
		later();
		const { version } = await db
			.selectFrom("action")
			.select("version")
			.where("id", "=", action.id)
			.executeTakeFirstOrThrow();
		const where = { roadmapSlug: "small", actionSlug: "open-clinic", version };
		const words = { dueOn: "2028-03-31", reason: "The builders need longer.", agreedBy: "All partners" };
		expect((await changeDueDate(app, people.councilLead, { ...where, ...words })).ok).toBe(true);
		const [after] = (await calendar("/small")).entries;
		expect([after?.uid, after?.start]).toEqual([before?.uid, "2028-03-31"]);
		expect(after && before && after.sequence > before.sequence && after.changed > before.changed).toBe(true);
		expect(after?.description).toContain("Originally due on 31 December 2027: the date has moved.");
		await db.updateTable("action").set({ status: "stopped" }).execute();
		forget(`roadmap:${roadmap.id}`);
		expect((await calendar("/small")).entries[0]).toMatchObject({
			status: "CANCELLED",
			title: "Due: Open a clinic (Stopped)",
		});
	});

	test("[N36] [N33] of meetings, those that have a public page stand on the roadmap's calendar, and only what is public of them", async () => {
		const db = await open();
		const { app, ask, roadmap, calendar } = await stageOn(db);
		const held = await addMeeting(db, roadmap.id, "Spring", true);
		await addMeeting(db, roadmap.id, "SECRET-MEETING", false);
		const { entries } = await calendar("/small");
		expect(entries.filter(({ uid }) => uid.includes("meeting"))).toMatchObject([
			{
				uid: `public-meeting-${held}@waymark`,
				...{ title: "Meeting: Spring", start: "2026-10-01T13:30:00Z", wholeDay: false },
				url: `${app.origin()}/small/meetings/spring`,
			},
		]);
		expect((await ask("/small/calendar.ics")).body.toString()).not.toContain("SECRET");
		expect((await calendar("/small/workstreams/together")).entries.length).toBe(1);
	});

	test("[N37] [N32] whatever was typed stays within its property, whole and in any script", async () => {
		const db = await open();
		const { action, roadmap, change, calendar } = await stageOn(db);
		const typed = `Łódź; मुंबई, 東京 🏳️‍🌈 \\n "q"\r\nBEGIN:VEVENT\rUID:mine\u2028X:y\u0085Z ${"ひらがな".repeat(40)} <b>`;
		const kept = typed.replace(/[\s\u0085]+/g, " ");
		await db.updateTable("action").set({ title: typed }).where("id", "=", action.id).execute();
		await db.updateTable("roadmap").set({ title: typed }).where("id", "=", roadmap.id).execute();
		await addMilestone(db, action.id, typed, "2026-05-01");
		await change(typed);
		const { entries, name } = await calendar("/small");
		expect(entries.map(({ title }) => title)).toEqual([
			`Due: ${kept} (At risk)`,
			`Milestone reached: ${kept}`,
		]);
		expect(entries[0]?.description).toContain(`At risk. ${kept}\n`);
		expect(entries[1]?.description).toContain("It was due on 30 June 2027.");
		expect(name.replaceAll("\\", "")).toBe(kept.replaceAll("\\", ""));
		const usual = ["uid", "summary", "dtstamp", "dtstart", "sequence", "description", "url", "status"];
		for (const { properties } of entries)
			expect(properties).toEqual([...usual, "x-microsoft-cdo-busystatus", "transp", "last-modified"]);
	});

	test("[N33] internal and archived actions and unpublished roadmaps have no days, and answer as nothing does", async () => {
		const db = await open();
		const { ask, action, roadmap, calendar, forget } = await stageOn(db);
		const titles = async () => (await calendar("/small")).entries.map(({ title }) => title);
		expect(await titles()).toEqual(["Due: Open a clinic (On track)"]);
		const nothing = async (path: string, like: string) => {
			const [there, nowhere] = [await ask(`${path}/calendar.ics`), await ask(`${like}/calendar.ics`)];
			expect([there.status, { ...there.headers, date: "" }]).toEqual([404, { ...nowhere.headers, date: "" }]);
			expect(there.body.equals(nowhere.body)).toBe(true);
		};
		for (const hidden of [{ internal: 1 as const }, { internal: 0 as const, archived_at: "2026-01-01" }]) {
			await db.updateTable("action").set(hidden).where("id", "=", action.id).execute();
			forget(`roadmap:${roadmap.id}`);
			expect(await titles()).toEqual([]);
			await nothing("/small/actions/open-clinic", "/small/actions/nothing");
		}
		await db.updateTable("roadmap").set({ published: 0 }).execute();
		forget(`roadmap:${roadmap.id}`);
		for (const [, path] of Object.values(pages)) await nothing(path, path.replace("small", "nowhere"));
	});

	test("[N34] calendars have their type and a tag, are the same each time, and new after a change", async () => {
		const { ask, change, clock, forget, roadmap } = await stageOn(await open());
		const first = await ask("/small/calendar.ics");
		expect(first.headers).toMatchObject({
			"content-type": "text/calendar; charset=utf-8",
			"access-control-allow-origin": "*",
		});
		const tag = { "if-none-match": String(first.headers.etag) };
		clock.at = new Date(clock.at.getTime() + 3 * 86_400_000);
		forget(`roadmap:${roadmap.id}`);
		expect((await ask("/small/calendar.ics", tag)).status).toBe(304);
		await change("Late.");
		expect((await ask("/small/calendar.ics", tag)).status).toBe(200);
	});
});
