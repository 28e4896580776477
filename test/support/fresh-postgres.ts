import { randomUUID } from "node:crypto";
import pg from "pg";
import type { FreshDatabase } from "./databases.ts";

/** A fresh database in a PostgreSQL whose user may create some: empty, or like another one of it that nobody uses. */
export async function freshPostgresAt(cluster: string, like?: string): Promise<FreshDatabase> {
	const name = `waymark_test_${randomUUID().replaceAll("-", "")}`;
	await administer(cluster, `create database ${name}${like === undefined ? "" : ` template ${like}`}`);
	const url = new URL(cluster);
	url.pathname = `/${name}`;
	return {
		url: url.toString(),
		remove: () => administer(cluster, `drop database if exists ${name} with (force)`),
	};
}

async function administer(url: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
