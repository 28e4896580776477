import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FreshDatabase } from "./databases.ts";

/** A path in a fresh temporary folder, for one SQLite database; nothing is migrated. */
export async function freshSqlite(): Promise<FreshDatabase> {
	const folder = mkdtempSync(join(tmpdir(), "waymark-sqlite-"));
	return {
		url: join(folder, "waymark.sqlite"),
		remove: async () => rmSync(folder, { recursive: true, force: true }),
	};
}
