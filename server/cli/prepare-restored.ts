import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { replayErasure } from "#app/features/account/replay-erasure.server.ts";
import { isSqliteFile, isWaymarkFile, sealSqliteFile } from "#db/copying/sqlite-file.ts";
import { openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { forgetWhatIsOver } from "#db/queries/after-restore.ts";
import type { Erasure } from "../operations/erasures.ts";
import { type Mistake, reasonOf } from "./in-database.ts";
import { verifyDatabase } from "./verify-database.ts";

/**
 * Copies a back-up into a folder and makes the copy ready to be used: of the present schema, checked, without sign-ins, and
 * without the people who were forgotten since. The back-up itself is only read. The mistake goes on after the name of the file.
 */
export async function prepareRestored(
	file: string,
	options: { folder: string; erasures: Erasure[]; out: (text: string) => void },
): Promise<{ copy: string; erased: number } | Mistake> {
	if (!isSqliteFile(file)) return { mistake: "is not a back-up of Waymark’s: nothing was changed." };
	const copy = join(mkdtempSync(join(options.folder, ".restoring-")), "waymark.db");
	try {
		copyFileSync(file, copy);
		const mistake = await makeReady(copy, options);
		if (typeof mistake === "string") {
			dropCopy(copy);
			return { mistake };
		}
		sealSqliteFile(copy);
		return { copy, erased: mistake };
	} catch (error) {
		dropCopy(copy);
		throw error;
	}
}

/** Removes what `prepareRestored` left. */
export const dropCopy = (copy: string): void => rmSync(dirname(copy), { recursive: true, force: true });

/** Returns how many people were forgotten again, or why the copy cannot be used. */
async function makeReady(
	copy: string,
	{ erasures, out }: { erasures: Erasure[]; out: (text: string) => void },
): Promise<number | string> {
	try {
		if (!isWaymarkFile(copy)) return "is not a back-up of Waymark’s: nothing was changed.";
	} catch (error) {
		return `cannot be read (${reasonOf(error)}): nothing was changed.`;
	}
	const db = openDatabase(copy);
	try {
		try {
			await migrate(db);
			if (!(await verifyDatabase(db, out))) return "is damaged, see above: nothing was changed.";
		} catch (error) {
			const newer = error instanceof Error && error.message.startsWith("corrupted migrations");
			if (newer) return "was made by a later release of Waymark: restore it with that one.";
			return `is damaged (${reasonOf(error)}): nothing was changed.`;
		}
		let erased = 0;
		await db.transaction().execute(async (trx) => {
			for (const erasure of erasures) if (await replayErasure(trx, erasure)) erased++;
			await forgetWhatIsOver(trx);
		});
		return erased;
	} finally {
		await db.destroy();
	}
}
