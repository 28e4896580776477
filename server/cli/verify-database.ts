import { countRows } from "#db/copying/tables.ts";
import type { Db } from "#db/database.ts";
import { listDatabaseProblems } from "#db/queries/database-check.ts";
import { checkEveryDocument, counted } from "./check-every-document.ts";

/**
 * Looks whether a database is whole: its file (on SQLite), its ledgers, every shared text. Says what it holds and what is wrong;
 * returns whether all is sound. Writes nothing.
 */
export async function verifyDatabase(db: Db, out: (text: string) => void): Promise<boolean> {
	const counts = await countRows(db);
	const of = (table: string) => counts.get(table) ?? 0;
	out(
		`It holds ${counted(of("roadmap"), "roadmap")}, ${counted(of("action"), "action")}, ` +
			`${counted(of("change"), "line")} in the ledger and ${counted(of("person"), "account")}; ` +
			`${counted(
				[...counts.values()].reduce((sum, rows) => sum + rows, 0),
				"row",
			)} in all.\n`,
	);
	const problems = await listDatabaseProblems(db);
	for (const problem of problems) out(`  - ${problem}\n`);
	if (problems.length === 0) out("The ledger has no gap.\n");
	return (await checkEveryDocument(db, out)) && problems.length === 0;
}
