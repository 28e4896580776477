import pg from "pg";
import type { FreshDatabase } from "./databases.ts";

/** Ends every connection to a database and lets no new one in, as when the server is being restarted. */
export async function shutOut({ url }: FreshDatabase): Promise<() => Promise<void>> {
	const address = new URL(url);
	const name = address.pathname.slice(1);
	address.pathname = "/postgres";
	const administrator = new pg.Client({ connectionString: address.toString() });
	await administrator.connect();
	await administrator.query(`alter database ${name} allow_connections false`);
	await administrator.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [
		name,
	]);
	return async () => {
		await administrator.query(`alter database ${name} allow_connections true`);
		await administrator.end();
	};
}
