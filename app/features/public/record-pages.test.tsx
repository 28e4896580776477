import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, it } from "vitest";
import { publishAgreed, publishUpdate } from "#app/features/updates/publish-update.server.ts";
import { withdrawUpdate } from "#app/features/updates/withdraw-update.server.ts";
import { keepOldSlug } from "#db/queries/slug-redirects.ts";
import { begin, setStage } from "#test/history/stage.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { setUpdateStage, type UpdateStage, where } from "#test/updates/update-stage.ts";
import { readActionPage } from "./action-page.server.ts";
import { ActionPage } from "./action-page.tsx";
import { readMeasurePage, readMeasuresPage } from "./measure-page.server.ts";
import { MeasurePage } from "./measure-page.tsx";
import { MeasuresPage } from "./measures-page.tsx";
import { readPartnerPage, readPartnersPage } from "./partner-page.server.ts";
import { PartnerPage } from "./partner-page.tsx";
import { PartnersPage } from "./partners-page.tsx";
import { readUpdatesPage } from "./updates-page.server.ts";
import { UpdatesPage } from "./updates-page.tsx";

const search = (text = "") => new URLSearchParams(text);
/** What a reader reads: the words of a page, without tags. */
const wordsOf = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
const there = <T,>(page: T | null): T => {
	if (page === null) throw new Error("There is no such page");
	return page;
};

describeEachDatabase("pages of partners and updates", (open) => {
	let stage: UpdateStage;
	afterEach(() => stage.server.close());

	/** Three updates: one of the lead alone, one that the councils wrote in, one that they agreed with. */
	async function publishThree() {
		stage = await setUpdateStage(await open());
		const { db, context, person } = stage;
		for (const [position, organisation_id] of ["nhs", "councils", "secretariat"].entries())
			await db
				.insertInto("partner")
				.values({
					...{ roadmap_id: "roadmap", organisation_id, position },
					...{ part: organisation_id === "secretariat" ? "secretariat" : "signatory", description: "" },
				})
				.execute();
		const publish = async (as: string, text: string, title: string) => {
			const seq = await stage.write(as, text);
			const outcome = await publishUpdate(context, await person("lead"), { ...where, seq, title });
			if (!outcome.ok) throw new Error(outcome.message);
		};
		await publish("lead", "One clinic.", "First");
		await publish("supporter", "One clinic. Two councils helped with it.", "Second");
		await stage.write("lead", "Entirely other words.");
		await stage.send("Third");
		await stage.sign("councils-lead", "councils", "agrees-with-note", "Nearly.");
		const outcome = await publishAgreed(context, await person("lead"), { ...where, round: 1 });
		if (!outcome.ok) throw new Error(outcome.message);
		return stage;
	}
	const partner = (organisation: string, text = "") =>
		readPartnerPage(stage.context, { roadmap: "london", organisation }, search(text));
	const partsOf = (page: Awaited<ReturnType<typeof partner>>) =>
		page?.updates.map(({ number, parts }) => [number, ...parts]);

	it("[P17] a partner has a page with what it leads, supports, published, wrote and agreed with", async () => {
		await publishThree();
		const nhs = there(await partner("nhs"));
		expect([nhs.leads.total, nhs.supports.actions.length]).toEqual([1, 0]);
		expect(nhs.updates.map(({ number }) => number)).toEqual([3, 2, 1]);
		expect(partsOf(nhs)?.[2]).toEqual([1, "published it", "wrote in it"]);
		const councils = there(await partner("councils"));
		expect([councils.leads.actions.length, councils.supports.total]).toEqual([0, 1]);
		expect(partsOf(councils)).toEqual([
			[3, "agreed, with a note"],
			[2, "wrote in it"],
		]);
		const words = wordsOf(renderToStaticMarkup(<PartnerPage {...councils} />));
		for (const said of ["The councils", "Signatory", "leads no action", "1 action: 1 On track", "Third"])
			expect(words).toContain(said);
		expect(partsOf(await partner("secretariat"))).toEqual([]);
		for (const nobody of ["", "nobody", "NHS"]) expect(await partner(nobody)).toBeNull();
		const list = there(await readPartnersPage(stage.context, "london", search()));
		const listed = wordsOf(renderToStaticMarkup(<PartnersPage {...list} />));
		expect(listed).toContain(
			"Signatories The nhs leads 1 action The councils supports 1 action Secretariat The secretariat named on no action",
		);
	});

	it("[P17] an organisation leads to its page wherever it is named, and keeps its updates when its address changes", async () => {
		const { db, context } = await publishThree();
		const action = there(await readActionPage(context, "london", "open-a-clinic", search()));
		const html = renderToStaticMarkup(<ActionPage {...action} />);
		expect(html).toContain('<a class="govuk-link" href="/london/partners/nhs">The nhs</a>');
		expect(html).toContain('<a class="govuk-link" href="/london/partners/councils">The councils</a>');
		const before = await partner("councils");
		const moved = { kind: "organisation", roadmapId: "roadmap", subjectId: "councils" } as const;
		await keepOldSlug(db, { ...moved, from: "councils", to: "boroughs", at: begin });
		await db.updateTable("organisation").set({ slug: "boroughs" }).where("id", "=", "councils").execute();
		const after = there(await partner("boroughs"));
		expect(after.updates.map(({ number }) => number)).toEqual(before?.updates.map(({ number }) => number));
		// Who is no partner of the roadmap any more is named without a link.
		await db.deleteFrom("partner").execute();
		const alone = there(await readActionPage(context, "london", "open-a-clinic", search()));
		expect(renderToStaticMarkup(<ActionPage {...alone} />)).not.toContain("/partners/");
	});

	it("[P19] every update that stands is listed, newest first, a page at a time", async () => {
		const { context, person, db } = await publishThree();
		const read = (text = "") => readUpdatesPage(context, "london", search(text));
		const numbers = async (text = "") => (await read(text))?.updates.map(({ number }) => number);
		expect(await numbers()).toEqual([3, 2, 1]);
		expect(await numbers("before=3")).toEqual([2, 1]);
		expect(await numbers("before=x")).toEqual([3, 2, 1]);
		const withdrawn = await withdrawUpdate(context, await person("lead"), {
			...where,
			...{ number: 2, reason: "Wrong." },
		});
		expect(withdrawn.ok).toBe(true);
		expect(await numbers()).toEqual([3, 1]);
		const row = await db
			.selectFrom("published_update")
			.selectAll()
			.where("number", "=", 1)
			.executeTakeFirstOrThrow();
		for (let number = 4; number < 26; number++)
			await db
				.insertInto("published_update")
				.values({ ...row, id: `update-${number}`, number, title: `Update of ${number}` })
				.execute();
		const first = there(await read());
		expect([first.updates.length, first.next, first.isFirstPage]).toEqual([20, 6, true]);
		const html = renderToStaticMarkup(<UpdatesPage {...first} />);
		expect(html).toContain('href="/london/updates?before=6"');
		const second = there(await read(`before=${first.next}`));
		expect(second.updates.map(({ number }) => number)).toEqual([5, 4, 3, 1]);
		expect([second.next, second.isFirstPage]).toEqual([null, false]);
		expect(wordsOf(renderToStaticMarkup(<UpdatesPage {...second} />))).toContain("Newest updates");
	});

	it("[P20] nothing of an internal or archived action, and nothing of an unpublished roadmap", async () => {
		const { db, context } = await publishThree();
		const all = async () => {
			const pages = [
				await partner("nhs"),
				await partner("councils"),
				await readPartnersPage(context, "london", search()),
				await readUpdatesPage(context, "london", search()),
				await readMeasuresPage(context, "london", search()),
			];
			return JSON.stringify(pages);
		};
		const secrets = /Open a clinic|Third|Entirely|lead person|supporter/;
		expect(await all()).toMatch(secrets);
		await db.updateTable("action").set({ internal: 1 }).execute();
		expect(await all()).not.toMatch(secrets);
		await db.updateTable("action").set({ internal: 0, archived_at: begin }).execute();
		expect(await all()).not.toMatch(secrets);
		await db
			.updateTable("partner")
			.set({ archived_at: begin })
			.where("organisation_id", "=", "nhs")
			.execute();
		expect(await partner("nhs")).toBeNull();
		await db.updateTable("roadmap").set({ published: 0 }).execute();
		expect(await all()).toBe("[null,null,null,null,null]");
	});
});

describeEachDatabase("pages of measures", (open) => {
	it("[P18] a measure has a page with its figures, target and actions, and a place in the list", async () => {
		const db = await open();
		const stage = await setStage(db, "clinics");
		const waiting = { roadmap: "clinics", measure: "waiting-time" };
		const read = (address = waiting) => readMeasurePage(stage.context, address, search());
		await db
			.updateTable("measurement")
			.set({ numerator: 1_250, denominator: 100, provisional: 1 })
			.where("position", "=", 1)
			.execute();
		await db.updateTable("measure").set({ interpretation: "Shorter than it was." }).execute();
		const words = wordsOf(renderToStaticMarkup(<MeasurePage {...there(await read())} />));
		for (const said of [
			"Waiting time",
			"Median days from call to visit.",
			"July 2019",
			"11 days (provisional) 1,250 of 100",
			"12.5 days in 2018/19",
			"Better is lower",
			"illustrative",
			"Shorter than it was.",
			"Together , with 2 actions",
			"Source: “What we promise”",
		])
			expect(words).toContain(said);
		const list = there(await readMeasuresPage(stage.context, "clinics", search()));
		const html = renderToStaticMarkup(<MeasuresPage {...list} />);
		expect(html).toContain('href="/clinics/measures/waiting-time"');
		expect(html).toContain('href="/clinics/workstreams/together"');
		expect(await read({ roadmap: "clinics", measure: "none" })).toBeNull();
		expect(await read({ roadmap: "nowhere", measure: "waiting-time" })).toBeNull();
		await db.updateTable("measure").set({ workstream_id: null }).execute();
		expect(wordsOf(renderToStaticMarkup(<MeasurePage {...there(await read())} />))).toContain(
			"It measures the whole roadmap",
		);
		await db.updateTable("measure").set({ archived_at: begin }).execute();
		expect(await read()).toBeNull();
		await stage.close();
	});

	it("[P28] a measure says when its next figures are expected, and nothing where nobody said so", async () => {
		const db = await open();
		const stage = await setStage(db, "clinics");
		const address = { roadmap: "clinics", measure: "waiting-time" };
		const pages = async () => {
			const list = there(await readMeasuresPage(stage.context, "clinics", search()));
			const html = [
				<MeasurePage key="page" {...there(await readMeasurePage(stage.context, address, search()))} />,
				<MeasuresPage key="list" {...list} />,
			];
			return html.map((page) => wordsOf(renderToStaticMarkup(page)));
		};
		for (const words of await pages()) expect(words).not.toContain("Next figures");
		await db.updateTable("measure").set({ next_release_on: "2027-10-31" }).execute();
		for (const words of await pages()) expect(words).toContain("Next figures expected on 31 October 2027");
		stage.pass(24 * 10);
		const then = await readMeasurePage(stage.context, address, search("as-at=2026-03-03"));
		expect(then?.measure.nextReleaseOn).toBeNull();
		await stage.close();
	});

	it("[P20] what is archived now is shown as at a day before, under its address of then and of now", async () => {
		const db = await open();
		const stage = await setStage(db, "clinics");
		stage.pass(24 * 10);
		await db.updateTable("measure").set({ archived_at: begin, slug: "waiting" }).execute();
		await db.updateTable("organisation").set({ slug: "corporation" }).where("slug", "=", "council").execute();
		await db.updateTable("action").set({ internal: 1 }).where("slug", "=", "open-clinic").execute();
		const asAt = search("as-at=2026-03-02");
		for (const measure of ["waiting", "waiting-time"]) {
			const page = there(await readMeasurePage(stage.context, { roadmap: "clinics", measure }, asAt));
			expect(page.measure.name).toBe("Waiting time");
			expect(page.actions.map(({ slug }) => slug)).toEqual(["ask-patients"]);
		}
		for (const organisation of ["corporation", "council"]) {
			const page = there(await readPartnerPage(stage.context, { roadmap: "clinics", organisation }, asAt));
			expect(page.partner.name).toBe("The council");
			expect(page.leads.actions).toEqual([]);
		}
		expect(
			(await readUpdatesPage(stage.context, "clinics", asAt))?.updates.map(({ title }) => title),
		).toEqual(["Begun"]);
		await stage.close();
	});
});
