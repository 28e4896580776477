import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { changeOwner } from "#app/features/actions/change-owner.server.ts";
import { changeStatus } from "#app/features/actions/change-status.server.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPartnership } from "#test/support/partnership.ts";
import { testContext } from "#test/support/test-context.ts";
import { readActionPage } from "./action-page.server.ts";
import { ActionPage } from "./action-page.tsx";
import { HomePage } from "./home-page.tsx";
import { readRoadmapPage } from "./roadmap-page.server.ts";
import { RoadmapPage } from "./roadmap-page.tsx";
import { readWorkstreamPage } from "./workstream-page.server.ts";
import { WorkstreamPage } from "./workstream-page.tsx";

const search = (text = "") => new URLSearchParams(text);
/** What a reader reads: the words of a page, without tags. */
const wordsOf = (html: string) =>
	html
		.replace(/<[^>]+>/g, " ")
		.replace(/&#x27;/g, "'")
		.replace(/\s+/g, " ");
const there = <T,>(page: T | null): T => {
	if (page === null) throw new Error("There is no such page");
	return page;
};

it("[P10] without a public roadmap, the home page says what is missing and who can add it", () => {
	const html = renderToStaticMarkup(<HomePage roadmaps={[]} demo={false} />);
	expect(wordsOf(html)).toContain("There is no public roadmap here yet. The secretariat");
});

describeEachDatabase("public pages", (open) => {
	it("[P11] a roadmap that is not published, an internal action and what does not exist are alike: nothing", async () => {
		const db = await open();
		const { context } = testContext(db);
		await addPartnership(db, { action: { internal: 1 } });
		expect(await readActionPage(context, "small", "open-clinic", search())).toBeNull();
		expect(await readActionPage(context, "small", "nothing", search())).toBeNull();
		expect(await readWorkstreamPage(context, "small", "nothing", search())).toBeNull();
		const page = there(await readRoadmapPage(context, "small", search()));
		expect(JSON.stringify(page)).not.toContain("Open a clinic");
		await db.updateTable("roadmap").set({ published: 0 }).execute();
		expect(await readRoadmapPage(context, "small", search())).toBeNull();
		expect(await readWorkstreamPage(context, "small", "together", search())).toBeNull();
	});

	it("[P12] the page of a roadmap says of each action who leads it, by when, and how it goes with the date", async () => {
		const db = await open();
		const { context } = testContext(db);
		await addPartnership(db, { action: { due_on: null, lead_organisation_id: null } });
		const html = renderToStaticMarkup(
			<RoadmapPage {...there(await readRoadmapPage(context, "small", search()))} />,
		);
		const words = wordsOf(html);
		expect(words).toContain("Open a clinic No lead yet No due date yet");
		expect(words).toContain("On track said on 5 January 2026");
		expect(words).toContain("Update overdue: nothing said for 319 days");
		expect(words).toContain("illustrative due date, status");
		expect(words).toContain("Values marked illustrative were made up");
		expect(html.match(/<h1/g)).toHaveLength(1);
		expect(words).not.toMatch(/\d ?%/);
	});

	it("[P13] the filter has an address, says how many match, and never fails on what it does not know", async () => {
		const db = await open();
		const { context } = testContext(db);
		await addPartnership(db);
		const words = async (query: string) => {
			const page = there(await readRoadmapPage(context, "small", search(query)));
			return wordsOf(renderToStaticMarkup(<RoadmapPage {...page} />));
		};
		expect(await words("")).toContain("1 action, all of them shown.");
		expect(await words("status=on-track&organisation=trust")).toContain("1 action of 1 matches the filter.");
		expect(await words("status=complete")).toContain("No action matches the filter. Show all 1 action");
		const odd = await words("status=%3Cscript%3E&organisation=nobody");
		expect(odd).toContain(
			"“&lt;script&gt;” and “nobody”, which is no status, workstream, organisation or due date",
		);
		expect(odd).toContain("1 action, all of them shown.");
	});

	it("[P14] the page of an action gives the statement with its reason, path, author and date, and the history", async () => {
		const db = await open();
		const { context } = testContext(db);
		const { people } = await addPartnership(db, { action: { due_on: "2028-03-31" } });
		await changeStatus(context, people.coordinator, {
			...{ roadmapSlug: "small", actionSlug: "open-clinic", version: 1, status: "at-risk" },
			...{ reason: "The lease fell through.", path: "The trust finds another house." },
		});
		const page = there(await readActionPage(context, "small", "open-clinic", search()));
		const words = wordsOf(renderToStaticMarkup(<ActionPage {...page} />));
		expect(words).toContain("At risk It may be late or fall short unless something changes.");
		expect(words).toContain("The lease fell through. Path to green The trust finds another house.");
		expect(words).toContain("Recorded by The office on behalf of The council on 20 November 2026.");
		expect(words).toContain("Due 31 March 2028 illustrative");
		expect(words).toContain("Originally due 31 December 2027: the date has moved");
		expect(words).toContain("No update has been published yet.");
		expect(words).toContain(
			"The office, on behalf of The council, changed the status from On track to At risk. Reason: The lease fell through.",
		);
	});

	it("[P15] names of people are not in the data of a public page; names of owners only where the roadmap shows them", async () => {
		const db = await open();
		const { context } = testContext(db);
		const { people } = await addPartnership(db);
		const outcome = await changeOwner(context, people.coordinator, {
			...{ roadmapSlug: "small", actionSlug: "open-clinic", version: 1, ownerId: people.councilLead.id },
		});
		expect(outcome.ok).toBe(true);
		const dataOfAll = async () =>
			JSON.stringify([
				await readActionPage(context, "small", "open-clinic", search()),
				await readRoadmapPage(context, "small", search()),
				await readWorkstreamPage(context, "small", "together", search()),
			]);
		const hidden = await dataOfAll();
		for (const { name, id } of Object.values(people)) {
			expect(hidden).not.toContain(`"${name}"`);
			if (name !== people.councilLead.name) expect(hidden).not.toContain(id);
		}
		await db.updateTable("roadmap").set({ shows_owners: 1 }).execute();
		const shown = await dataOfAll();
		expect(shown).toContain(`"${people.councilLead.name}"`);
		expect(shown).not.toContain(`"${people.coordinator.name}"`);
	});

	it("[P16] every part of a page that may change is marked for the live script, under a key of its own", async () => {
		const db = await open();
		const { context } = testContext(db);
		await addPartnership(db);
		const pages = [
			<RoadmapPage key="r" {...there(await readRoadmapPage(context, "small", search()))} />,
			<WorkstreamPage key="w" {...there(await readWorkstreamPage(context, "small", "together", search()))} />,
			<ActionPage key="a" {...there(await readActionPage(context, "small", "open-clinic", search()))} />,
		];
		const expected = ["counts", "actions", "status", "promise", "milestones", "update", "history"];
		const seen = new Set<string>();
		for (const page of pages) {
			const html = renderToStaticMarkup(page);
			const keys = [...html.matchAll(/data-live="([^"]+)"/g)].map(([, key]) => key ?? "");
			expect(new Set(keys).size).toBe(keys.length);
			for (const key of keys) seen.add(key);
			expect(html).toMatch(/data-roadmap-id="[^"]+" data-revision="0"/);
		}
		expect([...seen]).toEqual(expect.arrayContaining(expected));
	});
});
