import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { rootName } from "#app/features/narratives/document-schema.ts";
import { type NarrativeSession, openSession } from "#app/features/narratives/narrative-session.ts";
import {
	type SaveFacts,
	saveReducer,
	saveStateOf,
	startOfSaving,
} from "#app/features/narratives/save-state.ts";
import { openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { loadDocument } from "#server/collab/document-store.ts";
import { type FreshDatabase, freshSqlite } from "#test/support/databases.ts";
import { type PersonName, type Stage, setStage, until } from "./fixture.ts";

/** More rounds on demand: `CRASH_ROUNDS=50`. */
const rounds = Number(process.env.CRASH_ROUNDS ?? 4);

/** Someone who types word after word, with our own editor's connection and notion of what is saved. */
class Typist {
	facts: SaveFacts = startOfSaving;
	session: NarrativeSession;
	typed: string[] = [];
	/** How many of the typed words were saved when this was last so. */
	saved = 0;

	constructor(
		origin: string,
		document: string,
		private readonly name: PersonName,
	) {
		this.session = openSession(
			{ origin: `${origin}/as-${name}`, documentName: document, personId: name },
			{
				saving: (event) => {
					this.facts = saveReducer(this.facts, event);
					if (saveStateOf(this.facts, 0) === "saved") this.saved = this.typed.length;
				},
				role: () => {},
				locked: () => {},
				kept: () => {},
				waiting: () => {},
				typed: () => {},
				closed: (code) => {
					throw new Error(`${name} was sent away with ${code}`);
				},
			},
		);
	}

	type(): void {
		const word = `${this.name}-${this.typed.length}`;
		this.typed.push(word);
		this.session.doc.transact(() => {
			const paragraph = new Y.XmlElement("paragraph");
			paragraph.insert(0, [new Y.XmlText(word)]);
			this.session.doc.getXmlFragment(rootName).push([paragraph]);
		});
	}

	/** What this person could swear to: their saved words, and what they saw of others. */
	promised(): string[] {
		const seen = wordsOf(this.session.doc).filter((word) => !word.startsWith(`${this.name}-`));
		return [...this.typed.slice(0, this.saved), ...seen];
	}
}

const wordsOf = (doc: Y.Doc) =>
	doc
		.getXmlFragment(rootName)
		.toArray()
		.map((block) => (block as Y.XmlElement).toArray().join(""));

describe("a server that is killed", () => {
	let database: FreshDatabase;
	let stage: Stage;
	let child: ChildProcess;
	let port = "0";
	let typists: Typist[] = [];

	const start = async () => {
		const script = join(import.meta.dirname, "killable-server.ts");
		child = spawn(process.execPath, ["--import", "tsx", script, database.url, port], {
			stdio: ["ignore", "pipe", "inherit"],
		});
		const [line] = child.stdout ? await once(child.stdout, "data") : [];
		port = String(line).trim();
	};
	const kill = async () => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		const exit = once(child, "exit");
		child.kill("SIGKILL");
		await exit;
	};
	const stored = async () => {
		const db = openDatabase(database.url);
		const loaded = await loadDocument(db, stage.documentId);
		await db.destroy();
		return loaded;
	};

	beforeEach(async () => {
		vi.stubGlobal("WebSocket", WebSocket);
		database = await freshSqlite();
		const db = openDatabase(database.url);
		await migrate(db);
		stage = await setStage(db);
		await db.destroy();
	});
	afterEach(async () => {
		for (const typist of typists) typist.session.destroy();
		typists = [];
		vi.unstubAllGlobals();
		await kill();
		await database.remove();
	});

	test(`[C70] SIGKILL ${rounds} times while people type: what was saved or seen is always there, and all agree`, async () => {
		await start();
		const origin = `http://127.0.0.1:${port}`;
		typists = (["lead", "supporter", "coordinator"] as const).map(
			(name) => new Typist(origin, stage.documentName, name),
		);
		for (let round = 0; round < rounds; round++) {
			await until(() => typists.every((typist) => typist.facts.synced));
			const stop = Date.now() + 100 + Math.random() * 300;
			while (Date.now() < stop) {
				for (const typist of typists) typist.type();
				await new Promise((resolve) => setTimeout(resolve, Math.random() * 15));
			}
			await kill();
			const promised = typists.flatMap((typist) => typist.promised());
			expect(promised.length).toBeGreaterThan(0);
			const { doc, damagedAt } = await stored();
			expect(damagedAt).toBeNull();
			expect(promised.filter((word) => !new Set(wordsOf(doc)).has(word))).toEqual([]);
			await start();
		}
		await until(() => typists.every((typist) => saveStateOf(typist.facts, 0) === "saved"));
		const all = typists.flatMap((typist) => typist.typed).sort();
		await until(() => typists.every((typist) => wordsOf(typist.session.doc).length >= all.length));
		await kill();
		const { doc } = await stored();
		for (const typist of typists) expect(wordsOf(typist.session.doc)).toEqual(wordsOf(doc));
		expect(wordsOf(doc).sort()).toEqual(all);
	}, 120_000);
});
