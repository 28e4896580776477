import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { editNarrative } from "#app/features/narratives/edit-narrative.server.ts";
import { publishUpdate } from "#app/features/updates/publish-update.server.ts";
import { nameVersion } from "#app/features/versions/name-version.server.ts";
import { readAuthoredBlocks, readState } from "#app/features/versions/read-authored-blocks.server.ts";
import { recordMeetingVersion } from "#app/features/versions/record-version.server.ts";
import { restoreVersion } from "#app/features/versions/restore-version.server.ts";
import type { Db } from "#db/database.ts";
import { findPerson } from "#db/queries/people.ts";
import { findVersion, listBindings, listVersions } from "#db/queries/versions.ts";
import type { CollabLimits } from "#server/collab/limits.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { testContext } from "#test/support/test-context.ts";
import {
	openEditor,
	type PersonName,
	type Stage,
	setStage,
	startCollab,
	type TestEditor,
	type TestServer,
	until,
} from "./fixture.ts";
import { draft, openRaw } from "./raw-editor.ts";

const where = { roadmapSlug: "london", actionSlug: "open-a-clinic" };

describeEachDatabase("versions of a text", (open) => {
	let server: TestServer;
	let db: Db;
	let stage: Stage;
	let editors: TestEditor[] = [];
	afterEach(async () => {
		for (const editor of editors) editor.destroy();
		editors = [];
		await server.close();
	});

	const start = async (limits: Partial<CollabLimits> = {}) => {
		db = await open();
		stage = await setStage(db);
		server = await startCollab(db, { limits });
		const { context, published } = testContext(db);
		return { context: { ...context, documents: server.collab.documents }, published };
	};
	const person = async (name: PersonName) => {
		const found = await findPerson(db, name);
		if (!found) throw new Error(`no ${name}`);
		return found;
	};
	const edit = (as: PersonName) => {
		const editor = openEditor(server, stage.documentName, as);
		editors.push(editor);
		return editor;
	};
	const write = async (
		context: Awaited<ReturnType<typeof start>>["context"],
		name: PersonName,
		text: string,
	) => {
		const baseSeq = (await context.documents.read(stage.documentId)).seq;
		const outcome = await editNarrative(context, await person(name), { ...where, baseSeq, text });
		if (!outcome.ok) throw new Error(outcome.message);
		return outcome.value.seq;
	};
	const kept = async () =>
		(await listVersions(db, stage.documentId, { limit: 99 }))
			.map(({ number, seq, kind, name }) => [number, seq, kind, name])
			.reverse();

	test("[V1] nobody can change or delete a version, not even by SQL", async () => {
		const { context } = await start();
		await write(context, "lead", "Text");
		await nameVersion(context, await person("lead"), { ...where, name: "One" });
		await expect(db.updateTable("document_version").set({ text: "else" }).execute()).rejects.toThrow(/never/);
		await expect(db.deleteFrom("document_version").execute()).rejects.toThrow(/never/);
		expect(await kept()).toEqual([[1, 1, "named", "One"]]);
	});

	test("[V2] a text that was edited and is quiet gets one version, however long it stays quiet", async () => {
		await start({ quietMs: 40, idleMs: 20 });
		const editor = edit("lead");
		await until(() => editor.provider.synced);
		editor.write("Some words");
		await until(async () => (await kept()).length > 0);
		expect(await kept()).toEqual([[1, 1, "automatic", null]]);
		editor.write("More words");
		await until(async () => (await kept()).length > 1);
		// Several sweeps more, and the text leaves memory.
		editor.destroy();
		await until(() => server.collab.figures().documents === 0);
		await server.collab.documents.read(stage.documentId);
		await until(() => server.collab.figures().documents === 0);
		expect(await kept()).toEqual([
			[1, 1, "automatic", null],
			[2, 2, "automatic", null],
		]);
	});

	test("[V2] a text that leaves memory gets a version; one that was only read gets none", async () => {
		const { context } = await start({ idleMs: 20 });
		await server.collab.documents.read(stage.documentId);
		await until(() => server.collab.figures().documents === 0);
		expect(await kept()).toEqual([]);
		await write(context, "lead", "Words");
		await until(() => server.collab.figures().documents === 0);
		expect(await kept()).toEqual([[1, 1, "automatic", null]]);
	});

	test("[V3] a publication keeps its text in the same transaction, and a meeting can", async () => {
		const { context } = await start();
		const lead = await person("lead");
		const seq = await write(context, "lead", "For everybody");
		await publishUpdate(context, lead, { ...where, seq, title: "Summer" });
		const snapshot = await context.documents.snapshot(stage.documentId);
		const meeting = {
			title: "Board",
			by: { personId: "lead", organisationId: "nhs" },
			at: "2026-11-20T12:00:00.000Z",
		};
		await db.transaction().execute((trx) => recordMeetingVersion(trx, stage.documentId, snapshot, meeting));
		expect(await kept()).toEqual([
			[1, 1, "published", "Update 1: Summer"],
			[2, 1, "meeting", "Board"],
		]);
		const version = await findVersion(db, stage.documentId, 1);
		expect(version).toMatchObject({
			html: "<p>For everybody</p>",
			text: "For everybody",
			keptBy: { person: "lead person", organisation: "The nhs" },
		});
		await db.schema.alterTable("change").renameTo("change_away").execute();
		await expect(publishUpdate(context, lead, { ...where, seq, title: "Lost" })).rejects.toThrow();
		await db.schema.alterTable("change_away").renameTo("change").execute();
		expect(await kept()).toHaveLength(2);
	});

	test("[V4] who may write names the present text; others may not, and an empty name or text is refused", async () => {
		const { context } = await start();
		const name = async (as: PersonName, name = "Draft") => {
			const outcome = await nameVersion(context, await person(as), { ...where, name });
			return outcome.ok ? outcome.value.number : outcome.code;
		};
		expect(await name("lead")).toBe("invalid");
		await write(context, "lead", "Text");
		expect(await name("stranger")).toBe("not-found");
		expect(await name("observer")).toBe("not-allowed");
		expect(await name("lead", " \n ")).toBe("invalid");
		expect(await name("lead", "x".repeat(121))).toBe("invalid");
		expect(await name("supporter", "  Before \n the meeting ")).toBe(1);
		expect(await name("coordinator")).toBe(2);
		expect(await kept()).toEqual([
			[1, 1, "named", "Before the meeting"],
			[2, 1, "named", "Draft"],
		]);
	});

	test("[V5] a version says who wrote in it, by organisation and person, with their words that are in it", async () => {
		const { context } = await start();
		await write(context, "lead", "One two three four");
		await write(context, "supporter", "One two three four\n\nfive six");
		await write(context, "coordinator", "One two three four seven\n\nfive six");
		await write(context, "lead", "One two three four\n\nfive six");
		await nameVersion(context, await person("lead"), { ...where, name: "All" });
		const version = await findVersion(db, stage.documentId, 1);
		expect(version?.authors).toEqual([
			{ slug: "nhs", name: "The nhs", words: 4, people: ["lead person"] },
			{ slug: "councils", name: "The councils", words: 2, people: ["supporter person"] },
			{ slug: "secretariat", name: "The secretariat", words: 0, people: ["coordinator person"] },
		]);
	});

	test("[V6] who wrote what comes from the stored bindings: nobody can write under another's id, whatever they claim", async () => {
		const { context } = await start();
		const honest = draft(4_711);
		const lead = openRaw(server, stage.documentName, "lead");
		await lead.opened;
		lead.sendUpdate(honest.write("Mine."));
		await until(() => lead.saved() > 0);
		// The supporter goes on under the lead's id, with the next clock, as if the lead had written.
		const forger = openRaw(server, stage.documentName, "supporter");
		await forger.opened;
		forger.sendUpdate(honest.write("Forged."));
		expect(await forger.closed).toBe(4400);
		const supporter = openRaw(server, stage.documentName, "supporter");
		await supporter.opened;
		const theirs = draft(4_712);
		Y.applyUpdate(theirs.doc, (await context.documents.snapshot(stage.documentId)).state);
		supporter.sendUpdate(theirs.write("Theirs."));
		await until(() => supporter.saved() > 0);
		const { state } = await context.documents.snapshot(stage.documentId);
		const blocks = readAuthoredBlocks(readState(state), await listBindings(db, stage.documentId));
		expect(blocks.map((block) => block.runs)).toEqual([
			[{ text: "Mine.", by: "nhs" }],
			[{ text: "Theirs.", by: "councils" }],
		]);
		expect(server.reports).toEqual([expect.stringContaining("foreign-client")]);
		for (const editor of [lead, supporter]) editor.destroy();
	});

	test("[V7] restoring is an edit of that person: live for others, kept before and after, undone by restoring that", async () => {
		const { context } = await start();
		const lead = await person("lead");
		await write(context, "lead", "Alpha beta.\n\nStays.");
		await nameVersion(context, lead, { ...where, name: "Good" });
		await write(context, "supporter", "Wholly different words here.\n\nStays.");
		const screen = edit("coordinator");
		await until(() => screen.provider.synced);
		const seq = (await context.documents.read(stage.documentId)).seq;
		screen.write("Written meanwhile.");
		await until(async () => (await context.documents.read(stage.documentId)).seq > seq);
		const command = { ...where, number: 1, seq };
		expect(await restoreVersion(context, lead, command)).toEqual({ ok: true, value: { changed: true } });
		await until(() => screen.text() === "Alpha beta.\nStays.\nWritten meanwhile.");
		expect(await kept()).toEqual([
			[1, 1, "named", "Good"],
			[2, 3, "automatic", null],
			[3, 4, "restored", "As in version 1"],
		]);
		const log = await db.selectFrom("document_update").select(["seq", "person_id"]).orderBy("seq").execute();
		expect(log.map((row) => row.person_id)).toEqual(["lead", "supporter", "coordinator", "lead"]);
		expect(await restoreVersion(context, lead, { ...where, number: 2, seq: 4 })).toMatchObject({ ok: true });
		await until(() => screen.text() === "Wholly different words here.\nStays.\nWritten meanwhile.");
		expect(await restoreVersion(context, lead, { ...where, number: 2, seq: 5 })).toEqual({
			ok: true,
			value: { changed: false },
		});
	});

	test("[V8] restoring is refused to those who may not write, for what is not there, and while the text is locked", async () => {
		const { context } = await start();
		await write(context, "lead", "One");
		await nameVersion(context, await person("lead"), { ...where, name: "One" });
		await write(context, "lead", "Two");
		const restore = async (as: PersonName, changes = {}) => {
			const outcome = await restoreVersion(context, await person(as), {
				...where,
				number: 1,
				seq: 2,
				...changes,
			});
			return outcome.ok ? outcome.value : outcome.code;
		};
		expect(await restore("stranger")).toBe("not-found");
		expect(await restore("observer")).toBe("not-allowed");
		expect(await restore("lead", { number: 9 })).toBe("not-found");
		expect(await restore("lead", { seq: 99 })).toBe("stale");
		await db
			.insertInto("document_lock")
			.values({ document_id: stage.documentId, reason: "it is checked", person_id: null, at: "2026-01-01" })
			.execute();
		expect(await restore("lead")).toBe("invalid");
		expect((await context.documents.read(stage.documentId)).text).toBe("Two");
	});
});
