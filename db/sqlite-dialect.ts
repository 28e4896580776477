import { setTimeout as sleep } from "node:timers/promises";
import type SqliteDatabase from "better-sqlite3";
import {
	CompiledQuery,
	type DatabaseConnection,
	type Driver,
	type SqliteDatabase as PreparesStatements,
	SqliteAdapter,
	SqliteDialect,
	SqliteDriver,
	type TransactionSettings,
} from "kysely";
import { withoutNul } from "./without-nul.ts";

/** Prepared statements that are kept; far more than the product has. */
const maxStatements = 500;
/** How often a locked database is tried again, and for how long in all, in milliseconds. */
const tryAgainMs = 20;
const atMostMs = 1_000;

/**
 * SQLite as one process of several may use it: a write that another process holds up is tried again without stopping the
 * event loop (the driver itself could only wait in its tracks), and statements are prepared once.
 */
export class PatientSqlite extends SqliteDialect {
	constructor(private readonly sqlite: SqliteDatabase.Database) {
		super({ database: sqlite });
	}

	override createAdapter(): SqliteAdapter {
		return new TransactionalAdapter();
	}

	override createDriver(): Driver {
		return new PatientDriver(this.sqlite);
	}
}

/**
 * SQLite changes tables inside of transactions like any other statement: a migration that is cut short leaves nothing behind. The
 * transaction takes the lock for writing first, so that of two processes one migrates and the other waits.
 */
class TransactionalAdapter extends SqliteAdapter {
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}

class PatientDriver extends SqliteDriver {
	private patient: DatabaseConnection | undefined;

	constructor(private readonly sqlite: SqliteDatabase.Database) {
		super({ database: keepingStatements(sqlite) });
	}

	override async acquireConnection(): Promise<DatabaseConnection> {
		const connection = await super.acquireConnection();
		this.patient ??= {
			executeQuery: <R>(query: CompiledQuery) => this.carryOut<R>(connection, withoutNul(query)),
			streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
		};
		return this.patient;
	}

	/** Takes the lock for writing first: nothing that comes later in the transaction can then find it taken. */
	override async beginTransaction(
		connection: DatabaseConnection,
		settings?: TransactionSettings,
	): Promise<void> {
		const begin = settings?.accessMode === "read only" ? "begin" : "begin immediate";
		await connection.executeQuery(CompiledQuery.raw(begin));
	}

	private async carryOut<R>(connection: DatabaseConnection, query: CompiledQuery) {
		const giveUpAt = performance.now() + atMostMs;
		for (;;) {
			try {
				return await connection.executeQuery<R>(query);
			} catch (error) {
				// Inside a transaction one statement cannot be tried again by itself.
				if (!isBusy(error) || this.sqlite.inTransaction || performance.now() >= giveUpAt) throw error;
			}
			await sleep(tryAgainMs);
		}
	}
}

const isBusy = (error: unknown) => error instanceof Error && "code" in error && error.code === "SQLITE_BUSY";

/** The same database with its statements prepared once: SQLite itself prepares them anew when the schema changes. */
function keepingStatements(sqlite: SqliteDatabase.Database): PreparesStatements {
	const kept = new Map<string, SqliteDatabase.Statement<unknown[]>>();
	const prepare = (text: string) => {
		const known = kept.get(text);
		// What is being read row by row cannot be used a second time meanwhile.
		if (known && !known.busy) return known;
		const statement = sqlite.prepare<unknown[]>(text);
		if (!isKept(text)) return statement;
		const [oldest] = kept.keys();
		if (kept.size >= maxStatements && oldest !== undefined) kept.delete(oldest);
		kept.set(text, statement);
		return statement;
	};
	return {
		close: () => void sqlite.close(),
		prepare: (text) => prepare(text) as ReturnType<PreparesStatements["prepare"]>,
	};
}

const isKept = (text: string) =>
	/^(select|insert|update|delete|with|begin|commit|rollback)\b/i.test(text.trimStart());
