/** Migrates a database in a process of its own, to be killed: `migrate-once.ts <database>`. Says when it begins. */
import { openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";

const db = openDatabase(process.argv[2] ?? "");
process.send?.("begins");
await migrate(db);
await db.destroy();
process.disconnect?.();
