import type SqliteDatabase from "better-sqlite3";
import type { Steps } from "./steps.ts";
import { valuesWithoutNul } from "./without-nul.ts";

/** Prepared statements that are kept; far more than the product has. */
const maxStatements = 500;

type Statement = SqliteDatabase.Statement<unknown[]>;

/** The one connection to a file of SQLite. */
export interface SqliteFile {
	/** How many use the connection for several statements, or wait until they may. */
	users: number;
	readonly inTransaction: boolean;
	/** A statement; SQLite itself prepares it anew when the schema changes. */
	prepare(text: string): Statement;
	/** Carries out steps in one transaction, without a pause between them: nobody else may be using the connection. */
	transact<T>(steps: () => Steps<T>): T;
	close(): void;
}

/** Uses a connection of the driver. */
export function sqliteFile(sqlite: SqliteDatabase.Database): SqliteFile {
	const prepare = keepingStatements(sqlite);
	const execute = (text: string, parameters: readonly unknown[] = []): unknown[] => {
		const statement = prepare(text);
		const values = valuesWithoutNul(parameters);
		if (statement.reader) return statement.all(values);
		statement.run(values);
		return [];
	};
	return {
		users: 0,
		get inTransaction() {
			return sqlite.inTransaction;
		},
		prepare,
		transact(steps) {
			// It takes the lock for writing first: nothing that comes later can then find it taken.
			execute("begin immediate");
			try {
				const running = steps();
				let step = running.next();
				while (!step.done) step = running.next(execute(step.value.sql, step.value.parameters));
				execute("commit");
				return step.value;
			} catch (error) {
				if (sqlite.inTransaction) execute("rollback");
				throw error;
			}
		},
		close: () => void sqlite.close(),
	};
}

/** The statements of a database, each prepared once. */
function keepingStatements(sqlite: SqliteDatabase.Database): (text: string) => Statement {
	const kept = new Map<string, Statement>();
	return (text) => {
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
}

const isKept = (text: string) =>
	/^(select|insert|update|delete|with|begin|commit|rollback)\b/i.test(text.trimStart());
