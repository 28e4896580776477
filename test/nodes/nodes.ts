import { createServer } from "node:http";
import { Server } from "socket.io";
import { describe } from "vitest";
import { type Db, openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import type { CollabOptions } from "#server/collab/create-collab.ts";
import { createNodes, type Nodes } from "#server/nodes/create-nodes.ts";
import { type Stage, setStage, startCollab, type TestServer, until } from "#test/collab/fixture.ts";
import { type FreshDatabase, freshPostgres, postgresForTests } from "#test/support/databases.ts";
import { findRedis, TestRedis } from "#test/support/redis.ts";

const postgres = postgresForTests();
const redis = findRedis();
const missing = !postgres.available ? postgres.reason : "reason" in redis ? redis.reason : null;

/** Declares tests of several nodes; they are skipped, and say why, where PostgreSQL or Redis is missing. */
export function describeNodes(name: string, suite: () => void): void {
	if (missing === null) describe(name, () => suite());
	else describe.skip(`${name} (skipped: ${missing})`, () => suite());
}

/** A Redis that runs. */
export async function startRedis(): Promise<TestRedis> {
	if ("reason" in redis) throw new Error(redis.reason);
	const started = new TestRedis(redis.program);
	await started.start();
	return started;
}

/** A node, as far as co-editing goes: its own connections to the database, Redis and editors. */
export interface CollabNode extends TestServer {
	db: Db;
	nodes: Nodes;
	/** What its way to the others reported. */
	nodeReports: string[];
	/** The names of the nodes that it has met and that are still there. */
	others: Set<string>;
}

/** Nodes that share a database and a Redis. */
export class Cluster {
	readonly nodes: CollabNode[] = [];

	private constructor(
		readonly database: FreshDatabase,
		readonly redis: TestRedis,
		readonly stage: Stage,
	) {}

	static async start(count: number, options: Partial<CollabOptions> = {}): Promise<Cluster> {
		const database = await freshPostgres();
		const db = openDatabase(database.url);
		await migrate(db);
		const stage = await setStage(db);
		await db.destroy();
		const cluster = new Cluster(database, await startRedis(), stage);
		for (let i = 0; i < count; i++) await cluster.add(options);
		await cluster.met();
		return cluster;
	}

	/** Adds a node. */
	async add(options: Partial<CollabOptions> = {}): Promise<CollabNode> {
		const db = openDatabase(this.database.url);
		const reports: string[] = [];
		const nodes = await createNodes(this.redis.url, (message) => reports.push(message));
		const io = new Server(createServer(), { serveClient: false });
		nodes.attach(io);
		const others = new Set<string>();
		nodes.bus.onMet((node) => others.add(node));
		nodes.bus.onGone((node) => others.delete(node));
		const server = await startCollab(db, { bus: nodes.bus, limits: { presenceMs: 20 }, ...options });
		const close = async () => {
			await server.close();
			await io.close();
			await nodes.close();
			await db.destroy();
		};
		const node = { ...server, db, nodes, nodeReports: reports, others, close };
		this.nodes.push(node);
		return node;
	}

	/** Resolves when every node knows every other. */
	async met(): Promise<void> {
		await until(() => this.nodes.every(({ others }) => others.size === this.nodes.length - 1));
	}

	/** The log of the document: the number of its edits, and whether it has a gap. */
	async log(): Promise<{ edits: number; hasGap: boolean }> {
		const [node] = this.nodes;
		if (!node) throw new Error("There is no node");
		const rows = await node.db
			.selectFrom("document_update")
			.select("seq")
			.where("document_id", "=", this.stage.documentId)
			.orderBy("seq")
			.execute();
		return { edits: rows.length, hasGap: rows.some(({ seq }, index) => seq !== index + 1) };
	}

	async stop(): Promise<void> {
		for (const node of this.nodes) await node.close();
		await this.redis.remove();
		await this.database.remove();
	}
}
