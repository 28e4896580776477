import { copyFileSync } from "node:fs";
import { afterEach, describe, inject } from "vitest";
import { type Db, openDatabase } from "#db/database.ts";
import { freshPostgresAt } from "./fresh-postgres.ts";
import { freshSqlite } from "./fresh-sqlite.ts";

export type Engine = "SQLite" | "PostgreSQL";

/** An empty database of a test's own, as a URL that `openDatabase` takes. */
export interface FreshDatabase {
	url: string;
	/** Removes it. Close every connection of yours first. */
	remove(): Promise<void>;
}

/** Gives a fresh, migrated database that is closed and removed after the test; call it inside a test. */
export type OpenFresh = () => Promise<Db>;

/**
 * Declares the same suite once on SQLite and once on PostgreSQL. Where there is no PostgreSQL, its half is skipped and the
 * title says why.
 */
export function describeEachDatabase(name: string, suite: (open: OpenFresh, engine: Engine) => void): void {
	describeEachEngine(name, (_, engine) =>
		suite(opener(engine === "SQLite" ? migratedSqlite : migratedPostgres), engine),
	);
}

/** The same for suites that open, close and remove their empty databases themselves, such as those of servers that are processes of their own. */
export function describeEachEngine(
	name: string,
	suite: (fresh: () => Promise<FreshDatabase>, engine: Engine) => void,
): void {
	describe(`${name} (SQLite)`, () => suite(freshSqlite, "SQLite"));
	const postgres = inject("postgres");
	if ("url" in postgres) describe(`${name} (PostgreSQL)`, () => suite(freshPostgres, "PostgreSQL"));
	else
		describe.skip(`${name} (PostgreSQL, skipped: ${postgres.skipped})`, () =>
			suite(freshPostgres, "PostgreSQL"));
}

/** Whether tests on PostgreSQL can run here; the reason to give when they cannot. */
export function postgresForTests(): { available: true } | { available: false; reason: string } {
	const postgres = inject("postgres");
	return "url" in postgres ? { available: true } : { available: false, reason: postgres.skipped };
}

/** A fresh PostgreSQL database in the cluster of this run, empty unless it is to be like another one. Throws where there is no cluster. */
export async function freshPostgres(like?: string): Promise<FreshDatabase> {
	const postgres = inject("postgres");
	if (!("url" in postgres)) throw new Error(`There is no PostgreSQL here: ${postgres.skipped}`);
	return freshPostgresAt(postgres.url, like);
}

/** Migrating takes longer than most tests: it is done once for all of them, and each has a copy. */
async function migratedSqlite(): Promise<FreshDatabase> {
	const database = await freshSqlite();
	copyFileSync(inject("migrated").sqlite, database.url);
	return database;
}

const migratedPostgres = () => freshPostgres(inject("migrated").postgres);

function opener(fresh: () => Promise<FreshDatabase>): OpenFresh {
	const open: { db: Db; database: FreshDatabase }[] = [];
	afterEach(async () => {
		for (const { db, database } of open.splice(0)) {
			await db.destroy();
			await database.remove();
		}
	});
	return async () => {
		const database = await fresh();
		const db = openDatabase(database.url);
		open.push({ db, database });
		return db;
	};
}
