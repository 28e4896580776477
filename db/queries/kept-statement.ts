import type { DialectAdapter } from "kysely";
import type { Db } from "../database.ts";
import type { Statement } from "../steps.ts";

/** Texts of statements, for each database that they were made for. */
const texts = new WeakMap<DialectAdapter, Map<string, string>>();

/**
 * A statement whose text is made once and kept under a name: for the few that are carried out so often that making their text
 * would cost more than they do. `compile` is asked for the text the first time; statements of the same name must differ in
 * nothing but their parameters.
 */
export function keptStatement(
	db: Db,
	name: string,
	compile: () => { sql: string },
	parameters: readonly unknown[],
): Statement {
	const { adapter } = db.getExecutor();
	const known = texts.get(adapter) ?? new Map<string, string>();
	texts.set(adapter, known);
	const text = known.get(name) ?? compile().sql;
	known.set(name, text);
	return { sql: text, parameters };
}
