import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Db, openDatabase } from "#db/database.ts";
import { findCheckedDocument, listDocumentIds, onePicture } from "#db/queries/document-check.ts";
import { checkDocument } from "../collab/check-document.ts";

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
	const url = env.DATABASE_URL || join(env.DATA_DIR || "./data", "waymark.db");
	// Opening would make an empty database, which would then be found sound.
	if (!/^postgres(ql)?:/.test(url) && !existsSync(url)) {
		err("There is no database here: check DATABASE_URL and DATA_DIR.\n");
		return 1;
	}
	let db: Db | undefined;
	try {
		db = openDatabase(url);
		return await report(db, out);
	} catch (error) {
		err(`The documents could not be checked (${reasonOf(error)}): check DATABASE_URL and DATA_DIR.\n`);
		return 1;
	} finally {
		await db?.destroy();
	}
}

async function report(db: Db, out: (text: string) => void): Promise<number> {
	const sum = { documents: 0, updates: 0, snapshots: 0, versions: 0, damaged: 0 };
	for (const id of await listDocumentIds(db)) {
		const checked = await onePicture(db, async (trx) => {
			const document = await findCheckedDocument(trx, id);
			return document && { document, check: await checkDocument(trx, document) };
		});
		if (!checked) continue;
		const { document, check } = checked;
		sum.documents++;
		sum.updates += check.updates;
		sum.snapshots += check.snapshots;
		sum.versions += check.versions;
		if (check.problems.length === 0) continue;
		sum.damaged++;
		const about = document.title === null ? "" : ` (the narrative of “${document.title}”)`;
		out(`Document ${document.name}${about} is damaged:\n`);
		for (const problem of check.problems) out(`  - ${problem}\n`);
	}
	out(
		`Checked ${counted(sum.documents, "document")}: ${counted(sum.updates, "stored edit")}, ` +
			`${counted(sum.snapshots, "snapshot")}, ${counted(sum.versions, "version")}. ` +
			`${sum.damaged === 0 ? "All is sound." : `${counted(sum.damaged, "document")} damaged, named above.`}\n`,
	);
	return sum.damaged === 0 ? 0 : 1;
}

const counted = (n: number, noun: string) => `${n.toLocaleString("en-GB")} ${noun}${n === 1 ? "" : "s"}`;

/** A connection that fails for several addresses says so by code only. */
function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.message || ("code" in error ? String(error.code) : error.name);
}
