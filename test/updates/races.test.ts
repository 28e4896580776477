import { afterEach, expect, test } from "vitest";
import { publishAgreed, publishUpdate } from "#app/features/updates/publish-update.server.ts";
import { sendForAgreement } from "#app/features/updates/send-for-agreement.server.ts";
import { takeBack } from "#app/features/updates/take-back.server.ts";
import { withdrawUpdate } from "#app/features/updates/withdraw-update.server.ts";
import { listParties } from "#db/queries/agreements.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { ledgerKinds, nextWeek, setUpdateStage, type UpdateStage, where } from "./update-stage.ts";

describeEachDatabase("at once, or too late", (open) => {
	let stage: UpdateStage;
	afterEach(() => stage.server.close());
	const start = async () => {
		stage = await setUpdateStage(await open());
		return stage;
	};
	const words = (outcome: { ok: true } | { ok: false; code: string; message: string }) =>
		outcome.ok ? "done" : `${outcome.code}: ${outcome.message}`;
	const agreed = async (as: string) =>
		words(await publishAgreed(stage.context, await stage.person(as), { ...where, round: 1 }));
	const recall = async (as: string) =>
		words(
			await takeBack(stage.context, await stage.person(as), { ...where, round: 1, reason: "More to say." }),
		);
	const updates = () => stage.db.selectFrom("published_update").select("number").orderBy("number").execute();
	const state = async () =>
		(await stage.db.selectFrom("agreement").select("state").execute()).map((row) => row.state);

	test("[U13] two leads who publish the agreed text at once publish one update, and the other is told which", async () => {
		const { write, send } = await start();
		await write("lead", "Text");
		await send();
		const told = await Promise.all([agreed("lead"), agreed("second-lead"), agreed("coordinator")]);
		expect(told.filter((said) => said === "done")).toHaveLength(1);
		for (const said of told.filter((said) => said !== "done"))
			expect(said).toBe(
				"stale: This text was published as update 1 on 20 November 2026: it can no longer be changed.",
			);
		expect(await updates()).toEqual([{ number: 1 }]);
		expect(await state()).toEqual(["published"]);
		expect((await ledgerKinds(stage.db)).filter((kind) => kind === "update-published")).toHaveLength(1);
	});

	test("[U13] two leads who publish the present text at once publish one update, and the other reads it first", async () => {
		const { write, context, person } = await start();
		const seq = await write("lead", "Text");
		const publish = async (as: string, title: string) =>
			words(await publishUpdate(context, await person(as), { ...where, seq, title, shownUpdate: 0 }));
		const told = await Promise.all([publish("lead", "One"), publish("second-lead", "Two")]);
		expect(told.toSorted()[0]).toBe("done");
		expect(told.toSorted()[1]).toMatch(
			/^stale: Update 1, “(One|Two)”, was published by .+ after you opened this page/,
		);
		expect(await updates()).toEqual([{ number: 1 }]);
	});

	test("[U13] two who send the text out at once send it once", async () => {
		const { write, context, person } = await start();
		await write("lead", "Text");
		const send = async (as: string) =>
			words(await sendForAgreement(context, await person(as), { ...where, title: as, signOffBy: nextWeek }));
		const told = await Promise.all([send("lead"), send("second-lead"), send("coordinator")]);
		expect(told.filter((said) => said === "done")).toHaveLength(1);
		for (const said of told.filter((said) => said !== "done"))
			expect(said).toMatch(/^stale: A text of this action is out/);
		expect(await state()).toEqual(["open"]);
		expect(await stage.db.selectFrom("agreement_party").selectAll().execute()).toHaveLength(2);
	});

	test("[U13] a word that comes while the text is published is in the record, or is refused: never lost in between", async () => {
		const { write, send, sign, db } = await start();
		await write("lead", "Text");
		await send();
		const [published, signed] = await Promise.all([
			agreed("lead"),
			sign("councils-lead", "councils", "agrees-with-note", "In time?"),
		]);
		expect(published).toBe("done");
		const row = await db.selectFrom("published_update").select("record").executeTakeFirstOrThrow();
		const [, councils] = JSON.parse(row.record ?? "").signOffs;
		const [agreement] = await db.selectFrom("agreement").select("id").execute();
		const [, kept] = await listParties(db, agreement?.id ?? "");
		if (signed === "signed") {
			expect(councils).toMatchObject({ standing: "agrees-with-note", note: "In time?" });
			expect(kept).toMatchObject({ note: "In time?" });
		} else {
			expect(signed).toMatch(/^stale: This text was published as update 1/);
			expect(councils).toMatchObject({ standing: "unanswered", note: null });
			expect(kept).toMatchObject({ answer: null });
		}
	});

	test("[U13] taking back and publishing at once ends in one of the two", async () => {
		const { write, send } = await start();
		await write("lead", "Text");
		await send();
		const told = await Promise.all([recall("lead"), agreed("second-lead")]);
		expect(told.filter((said) => said === "done")).toHaveLength(1);
		expect(await updates()).toHaveLength(told[1] === "done" ? 1 : 0);
		expect(await state()).toEqual([told[1] === "done" ? "published" : "taken-back"]);
		expect(told.find((said) => said !== "done")).toMatch(
			/^stale: This text was (published as update 1|taken back) on 20 November 2026/,
		);
	});

	test("[U13] an edit while others sign changes the draft and not what is signed", async () => {
		const { write, send, sign, db } = await start();
		await write("lead", "What is signed.");
		await send();
		const [, signed] = await Promise.all([
			write("supporter", "What is written on."),
			sign("councils-lead", "councils"),
		]);
		expect(signed).toBe("signed");
		expect(await agreed("lead")).toBe("done");
		const row = await db.selectFrom("published_update").select("text").executeTakeFirstOrThrow();
		expect(row.text).toBe("What is signed.");
		expect((await stage.server.collab.documents.read(stage.documentId)).text).toBe("What is written on.");
	});

	test("[U13] who answers after the text was taken back, published or withdrawn is told what became of it", async () => {
		const { write, send, sign, context, person } = await start();
		await write("lead", "Text");
		expect(await sign("councils-lead", "councils")).toBe(
			"stale: No text of this action is out for agreement now.",
		);
		await send();
		expect(await recall("lead")).toBe("done");
		expect(await sign("councils-lead", "councils")).toBe(
			"stale: This text was taken back on 20 November 2026 to go on writing: there is nothing to answer now.",
		);
		expect(await recall("lead")).toMatch(/^stale/);
		await send();
		expect(words(await publishAgreed(context, await person("lead"), { ...where, round: 2 }))).toBe("done");
		expect(await sign("councils-lead", "councils", "agrees", "", 2)).toMatch(
			/^stale: This text was published as update 1 on/,
		);
		const withdrawal = { ...where, number: 1, reason: "Wrong." };
		const twice = await Promise.all(
			["lead", "second-lead"].map(async (as) =>
				words(await withdrawUpdate(context, await person(as), withdrawal)),
			),
		);
		expect(twice.toSorted()).toEqual(["done", "stale: Update 1 was withdrawn already, on 20 November 2026."]);
		expect(await sign("councils-lead", "councils", "agrees", "", 2)).toBe(
			"stale: This text was published as update 1 on 20 November 2026 and withdrawn on 20 November 2026: it can no longer be changed.",
		);
		expect(await stage.db.selectFrom("agreement_answer").select("organisation_id").execute()).toEqual([
			{ organisation_id: "nhs" },
			{ organisation_id: "nhs" },
		]);
	});
});
