import { afterEach, expect, test } from "vitest";
import { editNarrative } from "#app/features/narratives/edit-narrative.server.ts";
import { publishUpdate } from "#app/features/updates/publish-update.server.ts";
import type { Db } from "#db/database.ts";
import { findPerson } from "#db/queries/people.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { testContext } from "#test/support/test-context.ts";
import { type PersonName, setStage, startCollab, type TestServer } from "./fixture.ts";

describeEachDatabase("publishing a narrative", (open) => {
	let server: TestServer;
	let db: Db;
	afterEach(() => server.close());

	const start = async () => {
		db = await open();
		await setStage(db);
		server = await startCollab(db);
		const made = testContext(db);
		return { ...made, context: { ...made.context, documents: server.collab.documents } };
	};
	const person = async (name: PersonName) => {
		const found = await findPerson(db, name);
		if (!found) throw new Error(`no ${name}`);
		return found;
	};
	const where = { roadmapSlug: "london", actionSlug: "open-a-clinic" };

	test("[C33] publishes the text that was shown, with its authors and the status of that moment, and one line in the ledger", async () => {
		const { context, published } = await start();
		const lead = await person("lead");
		const text = "The first clinic is open.";
		expect(await editNarrative(context, lead, { ...where, baseSeq: 0, text })).toEqual({
			ok: true,
			value: { seq: 1 },
		});
		const more = `${text}\n\n- Two more follow.`;
		const supporter = await person("supporter");
		expect(await editNarrative(context, supporter, { ...where, baseSeq: 1, text: more })).toMatchObject({
			ok: true,
		});
		const command = { ...where, seq: 2, title: " Summer  2026 " };
		expect(await publishUpdate(context, lead, command)).toEqual({ ok: true, value: { number: 1 } });
		const row = await db.selectFrom("published_update").selectAll().executeTakeFirstOrThrow();
		expect(row).toMatchObject({
			number: 1,
			html: "<p>The first clinic is open.</p><ul><li><p>Two more follow.</p></li></ul>",
			text: more,
			status: "on-track",
			status_reason: "The first one is open.",
			document_seq: 2,
			person_id: "lead",
			organisation_id: "nhs",
		});
		expect(JSON.parse(row.authors)).toEqual([
			{ slug: "nhs", name: "The nhs" },
			{ slug: "councils", name: "The councils" },
		]);
		const changes = await db.selectFrom("change").selectAll().execute();
		expect(changes).toMatchObject([{ kind: "update-published", subject_id: row.id, public: 1, revision: 1 }]);
		expect(published).toEqual([
			{
				roadmapId: "roadmap",
				revision: 1,
				subjects: [
					{ type: "action", id: "action" },
					{ type: "update", id: row.id },
				],
				public: true,
			},
		]);
		expect(await publishUpdate(context, lead, command)).toEqual({ ok: true, value: { number: 2 } });
	});

	test("[C34] refuses, and writes nothing, where there is no right, no text, no title, or another text than shown", async () => {
		const { context, published } = await start();
		const lead = await person("lead");
		const publish = async (name: PersonName, changes = {}) => {
			const outcome = await publishUpdate(context, await person(name), {
				...where,
				seq: 1,
				title: "T",
				...changes,
			});
			return outcome.ok ? "published" : outcome.code;
		};
		expect(await publish("lead", { seq: 0 })).toBe("invalid");
		await editNarrative(context, lead, { ...where, baseSeq: 0, text: "Text" });
		expect(await publish("stranger")).toBe("not-found");
		expect(await publish("lead", { actionSlug: "nothing" })).toBe("not-found");
		expect(await publish("supporter")).toBe("not-allowed");
		expect(await publish("observer")).toBe("not-allowed");
		expect(await publish("lead", { title: "  " })).toBe("invalid");
		expect(await publish("lead", { title: "x".repeat(121) })).toBe("invalid");
		expect(await publish("lead", { seq: 0 })).toBe("stale");
		expect(await db.selectFrom("published_update").selectAll().execute()).toEqual([]);
		expect(await db.selectFrom("change").selectAll().execute()).toEqual([]);
		expect(published).toEqual([]);
		expect(await publish("coordinator")).toBe("published");
		const [line] = await db.selectFrom("change").select(["organisation_id", "on_behalf_of_id"]).execute();
		expect(line).toEqual({ organisation_id: "secretariat", on_behalf_of_id: "nhs" });
	});

	test("[C35] the plain form is refused to those who may not write, and for texts beyond measure", async () => {
		const { context } = await start();
		const edit = async (name: PersonName, text: string, baseSeq = 0) => {
			const outcome = await editNarrative(context, await person(name), { ...where, baseSeq, text });
			return outcome.ok ? "merged" : outcome.code;
		};
		expect(await edit("stranger", "Text")).toBe("not-found");
		expect(await edit("observer", "Text")).toBe("not-allowed");
		expect(await edit("lead", "x".repeat(200_001))).toBe("invalid");
		expect(await edit("lead", "Text", 7)).toBe("stale");
		expect(await db.selectFrom("document_update").selectAll().execute()).toEqual([]);
		expect(await edit("coordinator", "Text")).toBe("merged");
	});
});
