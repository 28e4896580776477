import { randomUUID } from "node:crypto";
import pg from "pg";
import type { FreshDatabase } from "./databases.ts";

/** A fresh, empty database in a PostgreSQL whose user may create some. */
export async function freshPostgresAt(cluster: string): Promise<FreshDatabase> {
	const name = `waymark_test_${randomUUID().replaceAll("-", "")}`;
	await administer(cluster, `create database ${name}`);
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
