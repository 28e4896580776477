import { createHash } from "node:crypto";
import { sql } from "kysely";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, test } from "vitest";
import { readActionPage } from "#app/features/public/action-page.server.ts";
import { correctUpdate } from "#app/features/updates/correct-update.server.ts";
import { publishAgreed, publishUpdate } from "#app/features/updates/publish-update.server.ts";
import {
	readUpdateChanges,
	readUpdatePage,
	readUpdateRecord,
} from "#app/features/updates/read-update-page.server.ts";
import { UpdateChangesPage } from "#app/features/updates/update-changes-page.tsx";
import { UpdatePage } from "#app/features/updates/update-page.tsx";
import { withdrawUpdate } from "#app/features/updates/withdraw-update.server.ts";
import { latestUpdateOf } from "#db/queries/published-updates.ts";
import type { Database } from "#db/schema.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { ledgerKinds, setUpdateStage, type UpdateStage, where } from "./update-stage.ts";

const nothing = new URLSearchParams();

describeEachDatabase("a published update", (open, engine) => {
	let stage: UpdateStage;
	afterEach(() => stage.server.close());
	const start = async () => {
		stage = await setUpdateStage(await open());
		return stage;
	};
	const publish = async (text: string, title: string) => {
		const seq = await stage.write("lead", text);
		const outcome = await publishUpdate(stage.context, await stage.person("lead"), { ...where, seq, title });
		if (!outcome.ok) throw new Error(outcome.message);
		return outcome.value.number;
	};
	const withdraw = async (number: number, as = "lead", reason = "The figures were wrong.") => {
		const outcome = await withdrawUpdate(stage.context, await stage.person(as), { ...where, number, reason });
		return outcome.ok ? "withdrawn" : `${outcome.code}: ${outcome.message}`;
	};
	const address = (update: number, version?: number) => ({
		roadmap: "london",
		update: String(update),
		...(version === undefined ? {} : { version: String(version) }),
	});
	const pageOf = async (update: number, version?: number) => {
		const page = await readUpdatePage(stage.context, address(update, version), nothing);
		if (!page) throw new Error("There is no such page");
		return renderToStaticMarkup(<UpdatePage {...page} />);
	};

	test("[U1] is never changed or deleted, nor is anything else that was said once and for all", async () => {
		const { write, send, sign, db, context, person } = await start();
		await write("lead", "Twelve clinics are opne.");
		await send("Summer");
		await sign("councils-lead", "councils", "agrees-with-note", "Note");
		await publishAgreed(context, await person("lead"), { ...where, round: 1 });
		const correction = { title: "Summer", text: "Twelve clinics are open.", note: "A misspelt word." };
		const command = { ...where, number: 1, version: 1, ...correction };
		expect(await correctUpdate(context, await person("lead"), command)).toMatchObject({ ok: true });
		expect(await withdraw(1)).toBe("withdrawn");
		const locked = {
			published_update: { title: "Another" },
			document_version: { name: "Another" },
			change: { reason: "Another" },
			agreement_answer: { note: "Another" },
			update_withdrawal: { reason: "Another" },
			update_correction: { note: "Another" },
		};
		for (const [name, value] of Object.entries(locked)) {
			const table = name as keyof typeof locked;
			const before = await db
				.selectFrom(table as keyof Database)
				.selectAll()
				.execute();
			expect(before.length).toBeGreaterThan(0);
			const refusal = /never changed or deleted/;
			await expect(
				db
					.updateTable(table as "change")
					.set(value as { reason: string })
					.execute(),
			).rejects.toThrow(refusal);
			await expect(db.deleteFrom(table as "change").execute()).rejects.toThrow(refusal);
			// The two ways around a trigger: emptying the whole table, and a row that takes the place of another.
			if (engine === "PostgreSQL")
				await expect(sql`truncate ${sql.table(table)} cascade`.execute(db)).rejects.toThrow(refusal);
			else
				await expect(
					sql`insert or replace into ${sql.table(table)} select * from ${sql.table(table)}`.execute(db),
				).rejects.toThrow(refusal);
			expect(
				await db
					.selectFrom(table as keyof Database)
					.selectAll()
					.execute(),
			).toEqual(before);
		}
		await expect(db.deleteFrom("roadmap").execute()).rejects.toThrow();
		expect((await ledgerKinds(db)).length).toBeGreaterThan(4);
	});

	test("[U8] carries a record of everything that it says, whose hash anyone can make again", async () => {
		const { db, context } = await start();
		await publish("Twelve clinics are open.", "Summer");
		const row = await db.selectFrom("published_update").selectAll().executeTakeFirstOrThrow();
		const served = await readUpdateRecord(context, address(1));
		expect(
			createHash("sha256")
				.update(served?.record ?? "", "utf8")
				.digest("hex"),
		).toBe(row.content_hash);
		expect(JSON.parse(served?.record ?? "")).toEqual({
			format: "waymark-update-1",
			roadmap: { slug: "london", title: expect.any(String) },
			number: 1,
			version: 1,
			action: { slug: "open-a-clinic", title: "Open a clinic" },
			title: "Summer",
			period: null,
			publishedAt: "2026-11-20T12:00:00.000Z",
			publishedBy: { slug: "nhs", name: "The nhs" },
			onBehalfOf: null,
			status: {
				status: "on-track",
				reason: "The first one is open.",
				path: null,
				statedAt: "2026-01-05T09:00:00.000Z",
				illustrative: false,
			},
			authors: [{ slug: "nhs", name: "The nhs" }],
			signOffBy: null,
			signOffs: [],
			measures: [],
			text: "Twelve clinics are open.",
			html: "<p>Twelve clinics are open.</p>",
			correction: null,
		});
		expect(await pageOf(1)).toContain(row.content_hash);
	});

	test("[U9] that is withdrawn stays at its address, marked, and the one before it is shown again", async () => {
		const { context, db, published } = await start();
		await publish("First text.", "First");
		await publish("Second text.", "Second");
		expect((await latestUpdateOf(db, "action"))?.number).toBe(2);
		expect(await withdraw(2, "stranger")).toMatch(/^not-found/);
		for (const as of ["supporter", "councils-lead", "observer"])
			expect(await withdraw(2, as)).toMatch(/^not-allowed/);
		expect(await withdraw(7)).toMatch(/^not-found/);
		expect(await withdraw(2, "lead", " ")).toMatch(/^invalid/);
		expect(await withdraw(2)).toBe("withdrawn");
		expect(await withdraw(2)).toMatch(/^stale: Update 2 was withdrawn already/);
		expect((await latestUpdateOf(db, "action"))?.number).toBe(1);
		expect(published.at(-1)).toMatchObject({ public: true });
		const page = await readActionPage(context, "london", "open-a-clinic", nothing);
		expect(page?.update?.number).toBe(1);
		expect(page?.otherUpdates).toMatchObject([
			{ number: 2, withdrawn: { at: "2026-11-20T12:00:00.000Z", reason: "The figures were wrong." } },
		]);
		const html = await pageOf(2);
		for (const words of [
			"withdrawn on 20 November 2026",
			"The figures were wrong.",
			"Second text.",
			"update 1, “First”",
		])
			expect(html).toContain(words);
		expect(await withdraw(1)).toBe("withdrawn");
		expect(await latestUpdateOf(db, "action")).toBeUndefined();
		expect(await pageOf(1)).toContain("No other update stands in its place yet.");
		expect(await ledgerKinds(db)).toEqual([
			"update-published",
			"update-published",
			"update-withdrawn",
			"update-withdrawn",
		]);
	});

	test("[U11] has a page with who agreed, how it stood and what changed since the one before", async () => {
		const { write, send, sign, db, context, person } = await start();
		await publish("Twelve clinics are open.\n\nThis stays.", "Summer");
		await write("lead", "Fourteen clinics are open.\n\nThis stays.");
		await send();
		await sign("councils-lead", "councils", "agrees-with-note", "We <b>count</b> otherwise.");
		await publishAgreed(context, await person("lead"), { ...where, round: 1 });
		const html = await pageOf(2);
		for (const words of [
			"Fourteen clinics are open.",
			"written by The nhs",
			"<strong>The nhs</strong>: agrees",
			"<strong>The councils</strong>: agrees, with a note",
			"We &lt;b&gt;count&lt;/b&gt; otherwise.",
			"On track",
			"The first one is open.",
			"What changed since update 1, “Summer”",
		])
			expect(html).toContain(words);
		expect(html).not.toContain("person");
		expect(await pageOf(1)).toContain("without asking the organisations of the action");
		const changes = await readUpdateChanges(context, address(2), nothing);
		if (!changes) throw new Error("There is nothing to compare");
		const compared = renderToStaticMarkup(<UpdateChangesPage {...changes} />);
		for (const words of ["1 paragraph changed; 1 unchanged.", "Twelve", "Fourteen"])
			expect(compared).toContain(words);
		expect(compared).not.toContain("not known");
		expect(await readUpdateChanges(context, address(1), nothing)).toBeNull();
		for (const none of ["0", "9", "1x", "-1", ""]) {
			expect(await readUpdatePage(context, { roadmap: "london", update: none }, nothing)).toBeNull();
		}
		await db.updateTable("action").set({ internal: 1 }).execute();
		expect(await readUpdatePage(context, address(2), nothing)).toBeNull();
		expect(await readUpdateRecord(context, address(2))).toBeNull();
		expect(await readUpdateChanges(context, address(2), nothing)).toBeNull();
	});

	test("[U11] shows the measures as they stood, whatever was measured since", async () => {
		const { db, context } = await start();
		const measure = {
			id: "m",
			roadmap_id: "roadmap",
			workstream_id: null,
			slug: "share",
			name: "Share",
			unit: "%",
		};
		await db
			.insertInto("measure")
			.values({
				...measure,
				definition: "Of all.",
				direction: "up",
				baseline_period: null,
				baseline_value: null,
				target_period: "2030",
				target_value: 95,
				interpretation: null,
				position: 1,
				source: null,
				illustrative: '["measurements[0]"]',
			})
			.execute();
		const measured = (id: string, position: number, value: number) =>
			db
				.insertInto("measurement")
				.values({
					id,
					measure_id: "m",
					position,
					period: `202${position}`,
					value,
					numerator: null,
					denominator: null,
					provisional: 0,
				})
				.execute();
		await measured("one", 0, 38);
		await publish("Text", "Summer");
		await measured("two", 1, 51);
		const html = await pageOf(1);
		expect(html).toContain("<strong>38% in 2020</strong>");
		expect(html).toContain("95% by 2030");
		expect(html).toContain("illustrative");
		expect(html).not.toContain("51%");
		expect(JSON.parse((await readUpdateRecord(context, address(1)))?.record ?? "").measures).toHaveLength(1);
	});

	test("[U12] nothing of an agreement is public before it", async () => {
		const { write, send, sign, context, published } = await start();
		await write("lead", "Marker-one.");
		await send("Marker-two");
		await sign("councils-lead", "councils", "agrees-with-note", "Marker-three");
		const page = await readActionPage(context, "london", "open-a-clinic", nothing);
		expect(page).not.toBeNull();
		expect(JSON.stringify(page)).not.toMatch(/Marker/);
		expect(await readUpdatePage(context, address(1), nothing)).toBeNull();
		expect(published.map((message) => message.public)).toEqual([false, false]);
	});
});
