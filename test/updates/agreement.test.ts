import { afterEach, expect, test } from "vitest";
import { publishAgreed, publishUpdate } from "#app/features/updates/publish-update.server.ts";
import { sendForAgreement } from "#app/features/updates/send-for-agreement.server.ts";
import { takeBack } from "#app/features/updates/take-back.server.ts";
import { listParties, listWaitingSignOffs } from "#db/queries/agreements.ts";
import { saveNotificationSettings } from "#db/queries/notification-settings.ts";
import { findUpdate } from "#db/queries/published-updates.ts";
import { until } from "#test/collab/fixture.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { ledgerKinds, nextWeek, setUpdateStage, type UpdateStage, where } from "./update-stage.ts";

describeEachDatabase("a text that is out for agreement", (open) => {
	let stage: UpdateStage;
	afterEach(() => stage.server.close());
	const start = async () => {
		stage = await setUpdateStage(await open());
		return stage;
	};
	const agreements = () => stage.db.selectFrom("agreement").selectAll().orderBy("round").execute();
	const publish = async (as = "lead", round = 1) => {
		const outcome = await publishAgreed(stage.context, await stage.person(as), { ...where, round });
		return outcome.ok ? outcome.value.number : `${outcome.code}: ${outcome.message}`;
	};
	const recall = async (reason = "Two figures are missing.", round = 1) => {
		const outcome = await takeBack(stage.context, await stage.person("lead"), { ...where, round, reason });
		return outcome.ok ? "taken back" : `${outcome.code}: ${outcome.message}`;
	};

	test("[U2] is frozen as a named version; every organisation named is asked, and the lead has spoken by sending it", async () => {
		const { write, send, db, published } = await start();
		const seq = await write("lead", "The first clinic is open.");
		await send();
		expect(await agreements()).toMatchObject([
			{
				round: 1,
				state: "open",
				title: "Autumn",
				sign_off_by: nextWeek,
				person_id: "lead",
				organisation_id: "nhs",
			},
		]);
		const version = await db.selectFrom("document_version").selectAll().executeTakeFirstOrThrow();
		expect(version).toMatchObject({ number: 1, seq, kind: "named", name: "Out for agreement: Autumn" });
		const parties = await listParties(db, (await agreements())[0]?.id ?? "");
		expect(
			parties.map(({ organisation, answer, personName }) => [organisation.id, answer, personName]),
		).toEqual([
			["nhs", "agrees", "lead person"],
			["councils", null, null],
		]);
		expect(await ledgerKinds(db)).toEqual(["(update-sent-for-agreement)", "(update-signed-off)"]);
		expect(published).toMatchObject([
			{ public: false, revision: 2, subjects: [{ type: "action", id: "action" }] },
		]);
	});

	test("[U2] a coordinator who sends it speaks for nobody, and where nobody else is named nothing is sent", async () => {
		const { write, db, context, person } = await start();
		await write("lead", "Text");
		const command = { ...where, title: "Autumn", signOffBy: nextWeek };
		const send = async (as: string, change = {}) => {
			const outcome = await sendForAgreement(context, await person(as), { ...command, ...change });
			return outcome.ok ? "sent" : outcome.code;
		};
		expect(await send("stranger")).toBe("not-found");
		expect(await send("supporter")).toBe("not-allowed");
		expect(await send("councils-lead")).toBe("not-allowed");
		expect(await send("lead", { seq: 0 })).toBe("stale");
		const wrong = await sendForAgreement(context, await person("lead"), {
			...command,
			title: " ",
			signOffBy: "2026-11-19",
		});
		expect(wrong).toMatchObject({ code: "invalid", fields: { title: /title/, signOffBy: /today or later/ } });
		await db.deleteFrom("action_support").execute();
		expect(await send("lead")).toBe("invalid");
		expect(await ledgerKinds(db)).toEqual([]);
		await db
			.insertInto("action_support")
			.values({ action_id: "action", organisation_id: "councils", position: 0 })
			.execute();
		expect(await send("coordinator")).toBe("sent");
		expect(await agreements()).toMatchObject([{ organisation_id: "secretariat", on_behalf_of_id: "nhs" }]);
		expect(await db.selectFrom("agreement_answer").selectAll().execute()).toEqual([]);
	});

	test("[U3] asks the leads by letter, those who want it, and a letter that fails fails nothing", async () => {
		const { write, context, mails, db, person } = await start();
		await write("lead", "Text");
		const command = { ...where, title: "Autumn", signOffBy: nextWeek };
		expect(await sendForAgreement(context, await person("lead"), command)).toMatchObject({ ok: true });
		await until(() => mails.length > 0);
		expect(mails.map(({ to }) => to)).toEqual(["councils-lead@example.org"]);
		expect(mails[0]?.subject).toBe("Your word on “Autumn” by 27 November 2026");
		expect(mails[0]?.text).toContain(
			"http://127.0.0.1:3000/workspace/london/actions/open-a-clinic/agreement",
		);
		expect(mails[0]?.text).not.toContain("Text");
		await recall();
		const never = { actions: "never", meetings: "never", "sign-offs": "never" } as const;
		await saveNotificationSettings(db, "councils-lead", never, "2026-11-20T12:00:00.000Z");
		const told: string[] = [];
		const later: Promise<void>[] = [];
		const failing = {
			...context,
			later: (task: () => Promise<void>) => void later.push(task()),
			mail: async ({ to }: { to: string }) => {
				told.push(to);
				throw new Error("The mail server is away");
			},
		};
		expect(await sendForAgreement(failing, await person("coordinator"), command)).toMatchObject({ ok: true });
		await expect(Promise.all(later)).rejects.toThrow("The mail server is away");
		expect(told).toEqual(["second-lead@example.org"]);
		expect((await agreements()).map(({ state }) => state)).toEqual(["taken-back", "open"]);
	});

	test("[U4] is answered only by leads of the organisations that are asked, and an answer can be changed", async () => {
		const { write, send, sign, db } = await start();
		await write("lead", "Text");
		await send();
		expect(await sign("stranger", "councils")).toMatch(/^not-found/);
		for (const as of ["supporter", "observer", "coordinator", "lead"])
			expect(await sign(as, "councils")).toMatch(/^not-allowed/);
		expect(await sign("coordinator", "secretariat")).toMatch(/^not-allowed/);
		expect(await sign("councils-lead", "nhs")).toMatch(/^not-allowed/);
		expect(await sign("councils-lead", "councils", "refuses")).toMatch(/^invalid/);
		expect(await sign("councils-lead", "councils", "agrees-with-note", " ")).toMatch(/^invalid/);
		expect(await db.selectFrom("agreement_answer").selectAll().execute()).toHaveLength(1);
		expect(await sign("councils-lead", "councils", "agrees-with-note", "We count otherwise.")).toBe("signed");
		expect(await sign("councils-lead", "councils")).toBe("signed");
		const [agreement] = await agreements();
		expect((await listParties(db, agreement?.id ?? ""))[1]).toMatchObject({
			answer: "agrees",
			note: null,
			personName: "councils-lead person",
			at: "2026-11-20T12:00:00.000Z",
		});
		const [, , first, second] = await db
			.selectFrom("change")
			.select(["from_value", "to_value"])
			.orderBy("revision")
			.execute();
		expect(first?.from_value).toBeNull();
		expect(JSON.parse(second?.from_value ?? "")).toEqual({
			answer: "agrees-with-note",
			note: "We count otherwise.",
		});
		expect(JSON.parse(second?.to_value ?? "")).toMatchObject({
			organisationId: "councils",
			answer: "agrees",
		});
	});

	test("[U5] is published as it was frozen, with notes, and who was silent is recorded as just that", async () => {
		const { write, send, sign, db, clock } = await start();
		await write("lead", "The first clinic is open.");
		await write("supporter", "The first clinic is open.\n\nTwo more follow.");
		await send();
		await sign("councils-lead", "councils", "agrees-with-note", "We count otherwise.");
		await write("supporter", "Nobody has signed this.");
		expect(await publish("supporter")).toMatch(/^not-allowed/);
		expect(await publish("councils-lead")).toMatch(/^not-allowed/);
		expect(await publish()).toBe(1);
		const update = await findUpdate(db, "roadmap", 1);
		expect(update?.text).toBe("The first clinic is open.\n\nTwo more follow.");
		expect(JSON.parse(update?.record ?? "")).toMatchObject({
			title: "Autumn",
			authors: [
				{ slug: "nhs", name: "The nhs" },
				{ slug: "councils", name: "The councils" },
			],
			signOffBy: nextWeek,
			signOffs: [
				{ organisation: { slug: "nhs" }, standing: "agrees", note: null },
				{ organisation: { slug: "councils" }, standing: "agrees-with-note", note: "We count otherwise." },
			],
		});
		expect(update?.record).not.toContain("person");
		expect(await agreements()).toMatchObject([{ state: "published", update_id: update?.id }]);
		await write("lead", "A second text.");
		await send("Second");
		expect(await publish("second-lead", 2)).toBe(2);
		await send("Third");
		clock.now = new Date("2026-11-28T00:30:00.000Z");
		expect(await publish("coordinator", 3)).toBe(3);
		const standings = await Promise.all(
			[2, 3].map(async (n) => (await findUpdate(db, "roadmap", n))?.record ?? ""),
		);
		expect(standings.map((record) => JSON.parse(record).signOffs[1].standing)).toEqual([
			"unanswered",
			"silent",
		]);
		expect(JSON.parse(standings[1] ?? "")).toMatchObject({
			publishedBy: { slug: "secretariat" },
			onBehalfOf: { slug: "nhs" },
		});
	});

	test("[U6] goes back to writing with what was said on record, and can go out again", async () => {
		const { write, send, sign, db } = await start();
		await write("lead", "Text");
		await send();
		await sign("councils-lead", "councils");
		expect(await recall(" ")).toMatch(/^invalid/);
		expect(await recall()).toBe("taken back");
		expect(await agreements()).toMatchObject([
			{
				state: "taken-back",
				ended_reason: "Two figures are missing.",
				ended_person_id: "lead",
				update_id: null,
			},
		]);
		expect(await listParties(db, (await agreements())[0]?.id ?? "")).toMatchObject([
			{ answer: "agrees" },
			{ answer: "agrees" },
		]);
		await write("lead", "Text with figures");
		await send("Autumn, with figures");
		expect(await listParties(db, (await agreements())[1]?.id ?? "")).toMatchObject([
			{ answer: "agrees" },
			{ answer: null },
		]);
		expect(await sign("councils-lead", "councils")).toMatch(
			/^stale: This text was taken back .* another one is out now/,
		);
		expect((await ledgerKinds(db)).filter((kind) => kind.includes("taken"))).toEqual(["(update-taken-back)"]);
	});

	test("[U7] [U13] keeps another text from being published or sent beside it", async () => {
		const { write, send, context, person, db } = await start();
		const seq = await write("lead", "Text");
		await send();
		const direct = { ...where, seq, title: "Beside" };
		expect(await publishUpdate(context, await person("lead"), direct)).toMatchObject({
			ok: false,
			code: "stale",
		});
		const second = { ...where, title: "Second", signOffBy: nextWeek };
		expect(await sendForAgreement(context, await person("coordinator"), second)).toMatchObject({
			code: "stale",
		});
		expect(await recall()).toBe("taken back");
		expect(await publishUpdate(context, await person("lead"), direct)).toMatchObject({ ok: true });
		const record = JSON.parse((await findUpdate(db, "roadmap", 1))?.record ?? "");
		expect(record).toMatchObject({ signOffBy: null, signOffs: [] });
	});

	test("[U15] waits on the first page of who leads an organisation that was asked, until it is answered", async () => {
		const { write, send, sign, db } = await start();
		await write("lead", "Text");
		await send();
		const waiting = (...ids: string[]) => listWaitingSignOffs(db, "roadmap", ids);
		expect(await waiting("nhs")).toEqual([]);
		expect(await waiting()).toEqual([]);
		expect(await waiting("nhs", "councils")).toEqual([
			{
				action: { slug: "open-a-clinic", title: "Open a clinic" },
				title: "Autumn",
				signOffBy: nextWeek,
				organisation: { id: "councils", slug: "councils", name: "The councils" },
			},
		]);
		await sign("councils-lead", "councils");
		expect(await waiting("councils")).toEqual([]);
	});
});
