import { existsSync } from "node:fs";
import { type Db, openDatabase } from "#db/database.ts";
import { checkEveryDocument } from "./check-every-document.ts";
import { databaseUrlOf, isPostgresUrl, reasonOf } from "./in-database.ts";

/** What the command needs of the process that runs it. */
export interface CheckSurroundings {
	env: Record<string, string | undefined>;
	out: (text: string) => void;
	err: (text: string) => void;
}

/**
 * `npm run check-documents`: checks every shared document in the database that `DATABASE_URL` or `DATA_DIR` names, and prints
 * what it found. Writes nothing, and may run beside the server. Returns the exit code: 0 when all is sound, 1 when a
 * document is not, or nothing could be checked.
 */
export async function checkDocumentsCommand({ env, out, err }: CheckSurroundings): Promise<number> {
	const url = databaseUrlOf(env);
	// Opening would make an empty database, which would then be found sound.
	if (!isPostgresUrl(url) && !existsSync(url)) {
		err("There is no database here: check DATABASE_URL and DATA_DIR.\n");
		return 1;
	}
	let db: Db | undefined;
	try {
		db = openDatabase(url);
		return (await checkEveryDocument(db, out)) ? 0 : 1;
	} catch (error) {
		err(`The documents could not be checked (${reasonOf(error)}): check DATABASE_URL and DATA_DIR.\n`);
		return 1;
	} finally {
		await db?.destroy();
	}
}
