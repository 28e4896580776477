import SqliteDatabase from "better-sqlite3";
import {
	type CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	Kysely,
	PostgresDialect,
} from "kysely";
import pg from "pg";
import type { Db } from "#db/database.ts";
import type { Database } from "#db/schema.ts";
import { PatientSqlite } from "#db/sqlite-dialect.ts";

/** How the next failure happens: the statement is not carried out, or it is and its answer is lost. */
export type Failure = "before" | "after";

/** Fails one statement of a database on demand, as a driver would. */
export class Failures {
	/** The statements since it was armed, as they were written. */
	statements: string[] = [];
	private at = -1;
	private how: Failure = "before";

	/** Lets the statement at this place from now on fail, once. */
	arm(at: number, how: Failure): void {
		this.statements = [];
		this.at = at;
		this.how = how;
	}

	/** Carries out a statement, unless its turn to fail has come. */
	async carryOut<R>(query: CompiledQuery, execute: () => Promise<R>): Promise<R> {
		const fails = this.statements.length === this.at;
		this.statements.push(query.sql);
		if (!fails) return execute();
		if (this.how === "after") await execute();
		throw new Error(`The statement failed ${this.how} it was carried out: ${query.sql}`);
	}
}

/** Opens the database of a URL, as `openDatabase` does, with statements that can be made to fail. */
export function openFailing(url: string): { db: Db; failures: Failures } {
	const failures = new Failures();
	return { db: new Kysely<Database>({ dialect: failing(dialectOf(url), failures) }), failures };
}

function dialectOf(url: string): Dialect {
	if (url.startsWith("postgres")) {
		return new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 10 }) });
	}
	const database = new SqliteDatabase(url);
	database.pragma("journal_mode = WAL");
	database.pragma("foreign_keys = ON");
	return new PatientSqlite(database);
}

function failing(dialect: Dialect, failures: Failures): Dialect {
	return {
		createAdapter: () => dialect.createAdapter(),
		createIntrospector: (db) => dialect.createIntrospector(db),
		createQueryCompiler: () => dialect.createQueryCompiler(),
		createDriver: () => failingDriver(dialect.createDriver(), failures),
	};
}

function failingDriver(driver: Driver, failures: Failures): Driver {
	const originals = new WeakMap<DatabaseConnection, DatabaseConnection>();
	const original = (connection: DatabaseConnection) => originals.get(connection) ?? connection;
	return {
		init: () => driver.init(),
		async acquireConnection() {
			const connection = await driver.acquireConnection();
			const wrapped: DatabaseConnection = {
				executeQuery: (query) => failures.carryOut(query, () => connection.executeQuery(query)),
				streamQuery: (query, size) => connection.streamQuery(query, size),
			};
			originals.set(wrapped, connection);
			return wrapped;
		},
		// Begin, commit and rollback are statements, too: the driver sends them through the wrapped connection.
		beginTransaction: (connection, settings) => driver.beginTransaction(connection, settings),
		commitTransaction: (connection) => driver.commitTransaction(connection),
		rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
		releaseConnection: (connection) => driver.releaseConnection(original(connection)),
		destroy: () => driver.destroy(),
	};
}
