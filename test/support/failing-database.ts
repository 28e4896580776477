import SqliteDatabase from "better-sqlite3";
import { type DatabaseConnection, type Dialect, type Driver, Kysely, PostgresDialect } from "kysely";
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
	async carryOut<R>(text: string, execute: () => Promise<R>): Promise<R> {
		const fails = this.isNext(text);
		if (!fails) return execute();
		if (this.how === "after") await execute();
		throw this.error(text);
	}

	/** The same for a driver that answers at once. */
	carryOutNow<R>(text: string, execute: () => R): R {
		const fails = this.isNext(text);
		if (!fails) return execute();
		if (this.how === "after") execute();
		throw this.error(text);
	}

	private isNext(text: string): boolean {
		return this.statements.push(text) - 1 === this.at;
	}

	private error(text: string): Error {
		return new Error(`The statement failed ${this.how} it was carried out: ${text}`);
	}
}

/** Opens the database of a URL, as `openDatabase` does, with statements that can be made to fail. */
export function openFailing(url: string): { db: Db; failures: Failures } {
	const failures = new Failures();
	const dialect = url.startsWith("postgres") ? failingPostgres(url, failures) : failingSqlite(url, failures);
	return { db: new Kysely<Database>({ dialect }), failures };
}

function failingSqlite(url: string, failures: Failures): Dialect {
	const database = new SqliteDatabase(url);
	database.pragma("journal_mode = WAL");
	database.pragma("foreign_keys = ON");
	const prepare = database.prepare.bind(database);
	database.prepare = ((text: string) => failingStatement(prepare(text), failures)) as typeof prepare;
	return new PatientSqlite(database);
}

function failingStatement(statement: SqliteDatabase.Statement, failures: Failures): SqliteDatabase.Statement {
	const { source } = statement;
	const [run, all] = [statement.run.bind(statement), statement.all.bind(statement)];
	statement.run = (...values) => failures.carryOutNow(source, () => run(...values));
	statement.all = (...values) => failures.carryOutNow(source, () => all(...values));
	return statement;
}

function failingPostgres(url: string, failures: Failures): Dialect {
	const dialect = new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 10 }) });
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
				executeQuery: (query) => failures.carryOut(query.sql, () => connection.executeQuery(query)),
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
