import { sql } from "kysely";
import type { Db } from "../database.ts";

/** How many others are connected to this PostgreSQL database: servers that run on it, or somebody's `psql`. */
export async function countOtherClients(db: Db): Promise<number> {
	return db.connection().execute(async (one) => {
		const { rows } = await sql<{ n: number | string }>`
			select count(*) as n from pg_stat_activity
			where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`.execute(
			one,
		);
		return Number(rows[0]?.n);
	});
}
