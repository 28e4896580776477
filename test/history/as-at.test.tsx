import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { changeDueDate } from "#app/features/actions/change-due-date.server.ts";
import { changeOwner } from "#app/features/actions/change-owner.server.ts";
import { changeStatus } from "#app/features/actions/change-status.server.ts";
import { AsAtProvider } from "#app/features/as-at/keep-as-at.tsx";
import { presentHref, withAsAt } from "#app/features/as-at/with-as-at.ts";
import { readActionPage } from "#app/features/public/action-page.server.ts";
import { ActionPage } from "#app/features/public/action-page.tsx";
import { readChangesPage } from "#app/features/public/changes-page.server.ts";
import { ChangesPage } from "#app/features/public/changes-page.tsx";
import { readHomePage } from "#app/features/public/home-page.server.ts";
import { HomePage } from "#app/features/public/home-page.tsx";
import { readRoadmapPage } from "#app/features/public/roadmap-page.server.ts";
import { RoadmapPage } from "#app/features/public/roadmap-page.tsx";
import { readWorkstreamPage } from "#app/features/public/workstream-page.server.ts";
import { WorkstreamPage } from "#app/features/public/workstream-page.tsx";
import { describeEachDatabase } from "#test/support/databases.ts";
import { type Stage, setStage } from "./stage.ts";

const asAt = (day: string) => new URLSearchParams({ "as-at": day });
const there = <T,>(page: T | null): T => {
	if (page === null) throw new Error("There is no such page");
	return page;
};
const clinic = { actionSlug: "open-clinic" };
const page = async (stage: Stage, day: string) =>
	there(await readActionPage(stage.context, stage.slug, "open-clinic", asAt(day)));

/** What a loader answers instead of a page. */
const answerTo = (promise: Promise<unknown>) =>
	promise.then(
		() => "a page",
		(answer) =>
			answer instanceof Response
				? { status: answer.status, to: answer.headers.get("Location") }
				: { status: answer.init?.status, sentence: answer.data?.sentence },
	);

/** A clinic that goes off track on 3 March, gets another date and an owner on 5 March 2026, and is seen on 20 March. */
async function playMarch(stage: Stage) {
	const command = { roadmapSlug: stage.slug, ...clinic };
	const { context, councilLead } = stage;
	stage.pass(24);
	const bad = { status: "off-track", reason: "The builder left.", path: "Find another." };
	await changeStatus(context, councilLead, { ...command, version: 1, ...bad });
	stage.pass(48);
	const later = { dueOn: "2026-12-31", reason: "No builder.", agreedBy: "All" };
	await changeDueDate(context, councilLead, { ...command, version: 2, ...later });
	await changeOwner(context, councilLead, { ...command, version: 3, ownerId: councilLead.id });
	stage.pass(24 * 15);
}

describeEachDatabase("a public page as at a date", (open) => {
	test("[H6] shows what stood at the end of that day, with what is computed as of that day", async () => {
		const stage = await setStage(await open(), "march");
		await playMarch(stage);
		const [second, third, fifth] = [
			await page(stage, "2026-03-02"),
			await page(stage, "2026-03-03"),
			await page(stage, "2026-3-5"),
		];
		expect(second.action).toMatchObject({ status: "at-risk", dueOn: "2020-12-31", statusPath: null });
		expect(third.action).toMatchObject({ status: "off-track", statusReason: "The builder left." });
		expect(third.action.statusAuthor?.organisation?.name).toBe("The council");
		expect(fifth.action).toMatchObject({ dueOn: "2026-12-31", originalDueOn: "2020-12-31" });
		expect([second, third, fifth].map(({ history }) => history.changes.length)).toEqual([2, 3, 5]);
		expect([second.asAt, fifth.asAt]).toEqual(["2026-03-02", "2026-03-05"]);
		const html = renderToStaticMarkup(<ActionPage {...third} />);
		expect(html).toContain("<strong>Overdue</strong> since 31 December 2020");
		expect(third.today).toBe("2026-03-03");
		expect(renderToStaticMarkup(<ActionPage {...fifth} />)).not.toContain("<strong>Overdue</strong>");
		await stage.close();
	});

	test("[H7] a day before the roadmap was here, to come or unreadable is refused in a sentence; today is the page of now", async () => {
		const stage = await setStage(await open(), "march");
		await playMarch(stage);
		const ask = (day: string) => answerTo(readRoadmapPage(stage.context, stage.slug, asAt(day)));
		expect(await ask("2026-03-01")).toEqual({
			status: 404,
			sentence:
				"On 1 March 2026 this roadmap was not public here yet: choose a later date, or see today’s page.",
		});
		expect(await ask("2026-03-21")).toMatchObject({
			status: 400,
			sentence: expect.stringContaining("still to come"),
		});
		for (const day of ["yesterday", "2026-02-30", "2026-13-01", "<b>"])
			expect(await ask(day)).toMatchObject({
				status: 400,
				sentence: expect.stringContaining("cannot be read"),
			});
		const filtered = new URLSearchParams({ "as-at": "2026-03-20", status: "on-track" });
		expect(await answerTo(readRoadmapPage(stage.context, stage.slug, filtered))).toEqual({
			status: 302,
			to: "?status=on-track",
		});
		expect(await readRoadmapPage(stage.context, "no-such-roadmap", asAt("2026-03-05"))).toBeNull();
		const home = await readHomePage(stage.context, asAt("2026-03-01"));
		expect(home.roadmaps).toEqual([]);
		await stage.close();
	});

	test("[H8] what is not public now is not public in its past, and what was not public then is not shown", async () => {
		const db = await open();
		const stage = await setStage(db, "march");
		await playMarch(stage);
		const dataOf = async () =>
			JSON.stringify([
				await readActionPage(stage.context, stage.slug, "open-clinic", asAt("2026-03-10")),
				await readRoadmapPage(stage.context, stage.slug, asAt("2026-03-10")),
				await readWorkstreamPage(stage.context, stage.slug, "together", asAt("2026-03-10")),
				await readChangesPage(stage.context, stage.slug, asAt("2026-03-10")),
			]);
		expect(await dataOf()).toContain("Open a clinic");
		// The roadmap shows owners since now: on that day it did not.
		await db.updateTable("roadmap").set({ shows_owners: 1 }).where("id", "=", stage.roadmapId).execute();
		expect(await dataOf()).not.toContain(stage.councilLead.name);
		await db.updateTable("action").set({ internal: 1 }).where("slug", "=", "open-clinic").execute();
		expect(await dataOf()).not.toContain("Open a clinic");
		await db.updateTable("roadmap").set({ published: 0 }).where("id", "=", stage.roadmapId).execute();
		expect(await dataOf()).toBe("[null,null,null,null]");
		await stage.close();
	});

	test("[H9] a day ends in the time zone of the installation", async () => {
		const db = await open();
		const stage = await setStage(db, "march");
		// 31 March 2026, 23:30 in UTC: 1 April, half past midnight, in London's summer time.
		stage.pass(24 * 29 + 14.5);
		const command = { roadmapSlug: stage.slug, ...clinic, version: 1 };
		const done = { status: "complete", reason: "It is open.", path: "" };
		await changeStatus(stage.context, stage.councilLead, { ...command, ...done });
		stage.pass(72);
		expect((await page(stage, "2026-03-31")).action.status).toBe("at-risk");
		expect((await page(stage, "2026-04-01")).action.status).toBe("complete");
		const settings = { service_name: "Waymark", quarters: "calendar" as const, data_licence: "Open" };
		await db
			.insertInto("installation")
			.values({
				id: 1,
				...settings,
				time_zone: "America/New_York",
				version: 1,
				at: "2026-01-01T00:00:00.000Z",
			})
			.execute();
		expect((await page(stage, "2026-03-31")).action.status).toBe("complete");
		expect((await page(stage, "2026-03-30")).action.status).toBe("at-risk");
		await stage.close();
	});

	test("[H10] every link and form of a page of a past day stays on that day, and nothing in it is followed live", async () => {
		const stage = await setStage(await open(), "march");
		await playMarch(stage);
		const { context, slug } = stage;
		const search = asAt("2026-03-10");
		const pages = [
			<HomePage key="h" {...(await readHomePage(context, search))} />,
			<RoadmapPage key="r" {...there(await readRoadmapPage(context, slug, search))} />,
			<WorkstreamPage key="w" {...there(await readWorkstreamPage(context, slug, "together", search))} />,
			<ActionPage key="a" {...there(await readActionPage(context, slug, "open-clinic", search))} />,
			<ChangesPage key="c" {...there(await readChangesPage(context, slug, search))} />,
		];
		for (const one of pages) {
			const html = renderToStaticMarkup(<AsAtProvider value="2026-03-10">{one}</AsAtProvider>);
			const links = [...html.matchAll(/ href="([^"#][^"]*)"/g)].map(([, href]) => href ?? "");
			const leaving = links.filter((href) => !href.includes("as-at=2026-03-10"));
			expect(links.length).toBeGreaterThan(0);
			expect(leaving).toEqual([]);
			const forms = [...html.matchAll(/<form.*?<\/form>/gs)].map(([form]) => form);
			for (const form of forms) expect(form).toContain('name="as-at"');
			expect(html).not.toContain("data-roadmap-id");
		}
		await stage.close();
	});
});

test.each([
	["/london", "/london?as-at=2026-03-10"],
	["/london?status=at-risk#actions", "/london?status=at-risk&as-at=2026-03-10#actions"],
	["#actions", "#actions"],
])("[H10] the address %s keeps the day", (href, kept) => {
	expect(withAsAt(href, "2026-03-10")).toBe(kept);
	expect(withAsAt(href, null)).toBe(href);
});

test("[H10] the page of now has the same address without the day and without places counted on that day", () => {
	expect(presentHref("/london", "?as-at=2026-03-10&status=at-risk&before=7")).toBe("/london?status=at-risk");
	expect(presentHref("/london", "?as-at=2026-03-10")).toBe("/london");
});
