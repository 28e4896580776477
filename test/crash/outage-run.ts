import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import SqliteDatabase from "better-sqlite3";
import { sql } from "kysely";
import { saveStateOf } from "#app/features/narratives/save-state.ts";
import { type Db, openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { loadDocument } from "#server/collab/document-store.ts";
import { setStage, startCollab, until } from "#test/collab/fixture.ts";
import { Typist, wordsOf } from "./typist.ts";

/** What came of a time in which nothing could be stored. Times are milliseconds. */
export interface OutageFigures {
	kind: Outage;
	typed: number;
	/** Whatever is not as it must be. */
	wrong: string[];
	/** From the beginning until every editor said that it was not saved. */
	toldAfter: number;
	/** From the end until all that was typed was stored and said to be. */
	storedAfter: number;
}

export const outages = ["the disk is full", "the database is locked"] as const;
export type Outage = (typeof outages)[number];

const people = ["lead", "supporter", "coordinator"] as const;
const pauseMs = 100;

/**
 * Three people type with our own editor's connection, go on while nothing can be stored for a while, and after it. The limits are
 * those of the product: editors are sent away after some seconds, and come back by themselves. `database` is an empty SQLite file.
 */
export async function outageRun(database: string, kind: Outage, seconds: number): Promise<OutageFigures> {
	const db = openDatabase(database);
	await migrate(db);
	const stage = await setStage(db);
	const server = await startCollab(db);
	const origin = server.url.replace(/^ws/, "http").replace(/\/collab$/, "");
	const typists = people.map((person, i) => new Typist({ origin }, stage.documentName, `w${i}`, person));
	const typing = startTyping(typists);
	const wrong: string[] = [];
	try {
		await until(() => typists.every(({ isSaved, saved }) => isSaved && saved > 2));
		const began = performance.now();
		const mend = await makeImpossible[kind](db, database);
		const told = until(() => typists.every(isToldOfIt)).then(() => performance.now() - began);
		await Promise.all([told, sleep(seconds * 1_000)]);
		const before = await storedWords(db, stage.documentId);
		for (const { label, saved, typed } of typists) {
			if (saved === typed.length) wrong.push(`${label} was told that all is saved`);
			if (typed.slice(0, saved).some((word) => !before.includes(word)))
				wrong.push(`${label} was told that something is saved which is not`);
		}
		await mend();
		const ended = performance.now();
		await typing.stop();
		await until(() => typists.every(({ isSaved }) => isSaved));
		const storedAfter = performance.now() - ended;
		const stored = await storedWords(db, stage.documentId);
		const all = typists.flatMap(({ typed }) => typed);
		if ([...stored].sort().join() !== [...all].sort().join()) wrong.push("the text is not what was typed");
		for (const { closedWith, label } of typists)
			if (closedWith !== null) wrong.push(`${label} was sent away with ${closedWith}`);
		return { kind, typed: all.length, wrong, toldAfter: await told, storedAfter };
	} finally {
		await typing.stop();
		for (const { session } of typists) session.destroy();
		await server.close();
		await db.destroy();
	}
}

/** What the line under the text says, to somebody who looks now. */
const isToldOfIt = ({ facts }: Typist) => ["not-saved", "offline"].includes(saveStateOf(facts, Date.now()));

function startTyping(typists: Typist[]) {
	let goesOn = true;
	const all = typists.map(async (typist) => {
		while (goesOn) {
			typist.type();
			await sleep(pauseMs);
		}
	});
	return {
		async stop() {
			goesOn = false;
			await Promise.all(all);
		},
	};
}

async function storedWords(db: Db, documentId: string): Promise<string[]> {
	const { doc } = await loadDocument(db, documentId);
	return wordsOf(doc);
}

/** Each makes storing impossible, and gives what makes it possible again. */
const makeImpossible: Record<Outage, (db: Db, database: string) => Promise<() => Promise<void>>> = {
	"the disk is full": async (db) => {
		const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
		await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(db);
		return async () => void (await sql`pragma max_page_count = 1000000`.execute(db));
	},
	"the database is locked": async (_db, database) => {
		const other = new SqliteDatabase(database);
		other.exec("begin immediate");
		return async () => {
			other.exec("rollback");
			other.close();
		};
	},
};
