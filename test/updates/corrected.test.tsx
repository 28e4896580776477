import { createHash } from "node:crypto";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { rootName } from "#app/features/narratives/document-schema.ts";
import { correctUpdate } from "#app/features/updates/correct-update.server.ts";
import { publishUpdate } from "#app/features/updates/publish-update.server.ts";
import { readUpdatePage } from "#app/features/updates/read-update-page.server.ts";
import { UpdatePage } from "#app/features/updates/update-page.tsx";
import { withdrawUpdate } from "#app/features/updates/withdraw-update.server.ts";
import { findUpdate } from "#db/queries/published-updates.ts";
import { openEditor, until } from "#test/collab/fixture.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { setUpdateStage, type UpdateStage, where } from "./update-stage.ts";

const nothing = new URLSearchParams();

describeEachDatabase("a correction", (open) => {
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
	const correct = async (
		change: { text?: string; title?: string; note?: string; version?: number },
		as = "lead",
	) => {
		const command = { number: 1, version: 1, title: "Summer", note: "A misspelt name.", ...change };
		const { text = "Twelve clinics are open." } = change;
		const outcome = await correctUpdate(stage.context, await stage.person(as), {
			...where,
			...command,
			text,
		});
		return outcome.ok ? outcome.value.version : `${outcome.code}: ${outcome.message}`;
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

	test("[U10] gets a minor correction beside it: the wording before stays, and too much is refused", async () => {
		const { db, context } = await start();
		await publish("Twelve clinics are opne.", "Summer");
		const before = await db.selectFrom("published_update").selectAll().executeTakeFirstOrThrow();
		expect(await correct({}, "stranger")).toMatch(/^not-found/);
		expect(await correct({}, "councils-lead")).toMatch(/^not-allowed/);
		expect(await correct({ note: "" })).toMatch(/^invalid/);
		expect(await correct({ text: "Twelve clinics are opne." })).toMatch(/^invalid: Nothing is changed/);
		expect(await correct({ text: "" })).toMatch(/^invalid/);
		expect(
			await correct({ text: "One two three four five six seven eight nine ten eleven twelve thirteen" }),
		).toMatch(/^invalid: A minor correction changes at most 12 words; this one changes 13/);
		expect(await correct({})).toBe(2);
		expect(await correct({ text: "Twelve clinics are now open." })).toMatch(/^stale/);
		expect(
			await correct({
				text: "Twelve clinics are open.",
				title: "Summer 2026",
				version: 2,
				note: "The year.",
			}),
		).toBe(3);
		expect(await db.selectFrom("published_update").selectAll().executeTakeFirstOrThrow()).toEqual(before);
		const [first, second, now] = await Promise.all(
			[1, 2, undefined].map((v) => findUpdate(db, "roadmap", 1, { version: v })),
		);
		expect([first?.html, second?.html, now?.html]).toEqual([
			"<p>Twelve clinics are opne.</p>",
			"<p>Twelve clinics are open.</p>",
			"<p>Twelve clinics are open.</p>",
		]);
		expect([first?.title, second?.title, now?.title]).toEqual(["Summer", "Summer", "Summer 2026"]);
		for (const wording of [first, second, now])
			expect(
				createHash("sha256")
					.update(wording?.record ?? "")
					.digest("hex"),
			).toBe(wording?.contentHash);
		expect(JSON.parse(second?.record ?? "").correction).toMatchObject({
			note: "A misspelt name.",
			by: { slug: "nhs" },
			corrects: before.content_hash,
		});
		expect(await pageOf(1)).toContain("Minor correction on 20 November 2026: The year.");
		expect(await pageOf(1, 1)).toContain("This is an earlier wording.");
		expect(await pageOf(1, 1)).toContain("opne");
		expect(await readUpdatePage(context, address(1, 4), nothing)).toBeNull();
		expect(await withdraw(1)).toBe("withdrawn");
		expect(await correct({ version: 3 })).toMatch(/^stale/);
	});

	test("[U10] keeps bold and links where the corrected words are not", async () => {
		const { server, db, documentId, context, person } = await start();
		const { name } = await db.selectFrom("document").select("name").executeTakeFirstOrThrow();
		const editor = openEditor(server, name, "lead");
		editor.doc.transact(() => {
			const paragraph = new Y.XmlElement("paragraph");
			const words = new Y.XmlText();
			words.insert(0, "Twelve", { bold: {} });
			words.insert(6, " clinics are opne.", {});
			paragraph.insert(0, [words]);
			editor.doc.getXmlFragment(rootName).push([paragraph]);
		});
		await until(async () => (await server.collab.documents.read(documentId)).text !== "");
		editor.destroy();
		const { seq } = await server.collab.documents.read(documentId);
		await publishUpdate(context, await person("lead"), { ...where, seq, title: "Summer" });
		expect(await correct({})).toBe(2);
		const corrected = await findUpdate(db, "roadmap", 1);
		expect(corrected?.html).toBe("<p><strong>Twelve</strong> clinics are open.</p>");
	});
});
