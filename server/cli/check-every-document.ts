import type { Db } from "#db/database.ts";
import { findCheckedDocument, listDocumentIds, onePicture } from "#db/queries/document-check.ts";
import { checkDocument } from "../collab/check-document.ts";

/** Checks every shared document of a database, says what was found, and returns whether all are sound. Writes nothing. */
export async function checkEveryDocument(db: Db, out: (text: string) => void): Promise<boolean> {
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
	return sum.damaged === 0;
}

/** A number of things, in words. */
export const counted = (n: number, noun: string): string =>
	`${n.toLocaleString("en-GB")} ${noun}${n === 1 ? "" : "s"}`;
