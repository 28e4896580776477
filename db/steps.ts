import { CompiledQuery } from "kysely";
import type { Db } from "./database.ts";
import { SteppingAdapter } from "./sqlite-dialect.ts";

/** A statement that is ready to be carried out. */
export type Statement = Pick<CompiledQuery, "sql" | "parameters">;

/** Statements that follow each other, each given the rows of the one before, and what comes of them. */
export type Steps<T> = Generator<Statement, T, readonly unknown[]>;

/** A query as one of the steps; its rows come of it. */
export function* rowsOf<Row>(query: { compile(): CompiledQuery<Row> }): Steps<Row[]> {
	return (yield query.compile()) as Row[];
}

/**
 * Carries out steps in one transaction: all of them, or none where one fails or throws. They may be begun more than once, where
 * another process has the database locked. On SQLite they cost a fraction of what statements cost that are awaited one by one.
 */
export function transact<T>(db: Db, steps: () => Steps<T>): Promise<T> {
	const executor = db.getExecutor();
	const { adapter } = executor;
	if (adapter instanceof SteppingAdapter) return adapter.transact(executor, steps);
	return db.transaction().execute((trx) => oneByOne(trx, steps()));
}

async function oneByOne<T>(trx: Db, running: Steps<T>): Promise<T> {
	let step = running.next();
	while (!step.done) {
		const { sql, parameters } = step.value;
		const { rows } = await trx.executeQuery(CompiledQuery.raw(sql, [...parameters]));
		step = running.next(rows);
	}
	return step.value;
}
