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
import { type SqliteFile, sqliteFile } from "./sqlite-file.ts";
import type { Steps } from "./steps.ts";
import { withoutNul } from "./without-nul.ts";

/** How often a locked database is tried again, and for how long in all, in milliseconds. */
const tryAgainMs = 20;
const atMostMs = 1_000;

/**
 * SQLite as one process of several may use it: a write that another process holds up is tried again without stopping the
 * event loop (the driver itself could only wait in its tracks), and statements are prepared once.
 */
export class PatientSqlite extends SqliteDialect {
	private readonly file: SqliteFile;

	constructor(sqlite: SqliteDatabase.Database) {
		super({ database: sqlite });
		this.file = sqliteFile(sqlite);
	}

	override createAdapter(): SteppingAdapter {
		return new SteppingAdapter(this.file);
	}

	override createDriver(): Driver {
		return new PatientDriver(this.file);
	}
}

/** What an adapter needs of a database to wait for its connection. */
interface Executor {
	provideConnection<T>(use: (connection: DatabaseConnection) => Promise<T>): Promise<T>;
}

/**
 * SQLite changes tables inside of transactions like any other statement: a migration that is cut short leaves nothing behind. The
 * transaction takes the lock for writing first, so that of two processes one migrates and the other waits.
 */
export class SteppingAdapter extends SqliteAdapter {
	constructor(private readonly file: SqliteFile) {
		super();
	}

	override get supportsTransactionalDdl(): boolean {
		return true;
	}

	/** Carries out steps in one transaction: at once where nobody uses the connection, else when it is free. */
	async transact<T>(executor: Executor, steps: () => Steps<T>): Promise<T> {
		if (this.file.users === 0) {
			try {
				return this.file.transact(steps);
			} catch (error) {
				if (!isBusy(error)) throw error;
			}
		}
		return executor.provideConnection(() => patiently(async () => this.file.transact(steps)));
	}
}

class PatientDriver extends SqliteDriver {
	private patient: DatabaseConnection | undefined;

	constructor(private readonly file: SqliteFile) {
		const prepare = (text: string) => file.prepare(text) as ReturnType<PreparesStatements["prepare"]>;
		super({ database: { prepare, close: file.close } });
	}

	override async acquireConnection(): Promise<DatabaseConnection> {
		this.file.users++;
		const connection = await super.acquireConnection();
		this.patient ??= {
			executeQuery: <R>(query: CompiledQuery) => this.carryOut<R>(connection, withoutNul(query)),
			streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
		};
		return this.patient;
	}

	override async releaseConnection(): Promise<void> {
		this.file.users--;
		await super.releaseConnection();
	}

	/** Takes the lock for writing first: nothing that comes later in the transaction can then find it taken. */
	override async beginTransaction(
		connection: DatabaseConnection,
		settings?: TransactionSettings,
	): Promise<void> {
		const begin = settings?.accessMode === "read only" ? "begin" : "begin immediate";
		await connection.executeQuery(CompiledQuery.raw(begin));
	}

	private carryOut<R>(connection: DatabaseConnection, query: CompiledQuery) {
		// Inside a transaction one statement cannot be tried again by itself.
		if (this.file.inTransaction) return connection.executeQuery<R>(query);
		return patiently(() => connection.executeQuery<R>(query));
	}
}

async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
	const giveUpAt = performance.now() + atMostMs;
	for (;;) {
		try {
			return await attempt();
		} catch (error) {
			if (!isBusy(error) || performance.now() >= giveUpAt) throw error;
		}
		await sleep(tryAgainMs);
	}
}

const isBusy = (error: unknown) => error instanceof Error && "code" in error && error.code === "SQLITE_BUSY";
