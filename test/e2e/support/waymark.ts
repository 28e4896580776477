import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CompiledQuery } from "kysely";
import { type Db, openDatabase } from "#db/database.ts";
import { freePort } from "../../support/free-port.ts";
import type { TestRedis } from "../../support/redis.ts";
import { prepareCommonGround } from "./common-ground.ts";
import { findNginx, Nginx } from "./nginx.ts";
import { WaymarkProcess } from "./waymark-process.ts";

/** How many nodes the browser tests run on; 0 for one process on SQLite, which is the default. */
export const nodeCount = Number(process.env.TEST_NODES ?? 0);

/** What a Waymark stands on. */
interface Ground {
	/** What `openDatabase` takes. */
	databaseUrl: string;
	/** What each process is told, beside what a test says. */
	variables: Record<string, string>[];
	/** Where the processes meet; it comes and goes with them, as it holds nothing that cannot be lost. */
	redis?: TestRedis;
	/** Takes away what is not in the data folder. */
	stop(): Promise<void>;
}

/**
 * The whole built product, in the demo, on fresh data: one process on SQLite; or, where `TEST_NODES` says how many, nodes on
 * PostgreSQL and Redis behind an nginx that hands each request and each socket to the next one.
 */
export class Waymark {
	readonly #processes: WaymarkProcess[];

	private constructor(
		readonly dataDir: string,
		private readonly ground: Ground,
	) {
		this.#processes = ground.variables.map(() => new WaymarkProcess(dataDir));
	}

	/** Makes its place; nothing runs yet. With a `host`, under that name instead of 127.0.0.1. With `nodes`, so many whatever was asked for. */
	static async prepare({ host = "", nodes = nodeCount } = {}): Promise<Waymark> {
		const dataDir = mkdtempSync(join(tmpdir(), "waymark-e2e-"));
		return new Waymark(
			dataDir,
			await (nodes > 0 ? groundForNodes(nodes, host) : groundForOne(dataDir, host)),
		);
	}

	/** A path of SQLite, or `postgres://…`. */
	get databaseUrl(): string {
		return this.ground.databaseUrl;
	}

	/** What browsers open: scheme, host and port; the same after a restart. */
	get origin(): string {
		return this.#processes[0]?.origin ?? "";
	}

	/** What its processes wrote since their last start, the log included. */
	get said(): string {
		return this.#processes.map(({ said }) => said).join("");
	}

	/** Starts it; resolves when all of it is there. */
	async start(variables: Record<string, string> = {}): Promise<void> {
		const own = this.ground.variables;
		await this.ground.redis?.start();
		await Promise.all(
			this.#processes.map((process, place) => process.start({ ...own[place], ...variables })),
		);
	}

	/** Ends all of it by a signal and waits until it is gone. Gives the exit code; the first that is not 0 of several. */
	async kill(signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
		const codes = await Promise.all(this.#processes.map((process) => process.kill(signal)));
		await this.ground.redis?.stop();
		return codes.find((code) => code !== 0) ?? codes[0] ?? null;
	}

	/** Reads or changes rows beside whatever runs; `?` stands for a value. Both engines have to understand it. */
	query<Row>(sql: string, ...values: unknown[]): Promise<Row[]> {
		let place = 0;
		const asked = this.databaseUrl.startsWith("postgres") ? sql.replaceAll("?", () => `$${++place}`) : sql;
		return this.#inDatabase(
			async (db) => (await db.executeQuery<Row>(CompiledQuery.raw(asked, values))).rows,
		);
	}

	/** The names of its tables. */
	tables(): Promise<string[]> {
		return this.#inDatabase(async (db) =>
			(await db.introspection.getTables()).map(({ name }) => name).sort(),
		);
	}

	async #inDatabase<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
		const db = openDatabase(this.databaseUrl);
		try {
			return await work(db);
		} finally {
			await db.destroy();
		}
	}

	/** The number of lines in the ledger. */
	async ledgerLength(): Promise<number> {
		return (await this.query("select id from change")).length;
	}

	async remove(): Promise<void> {
		await this.kill("SIGKILL");
		await this.ground.stop();
		rmSync(this.dataDir, { recursive: true, force: true });
	}
}

/** One process: it looks for a port by itself, unless its address has to be known before. */
async function groundForOne(dataDir: string, host: string): Promise<Ground> {
	const port = host === "" ? 0 : await freePort();
	const named = host === "" ? {} : { PORT: String(port), ORIGIN: `http://${host}:${port}` };
	return { databaseUrl: join(dataDir, "waymark.db"), variables: [named], stop: async () => {} };
}

/** The nodes share the data folder, too, as they do in deploy/compose.nodes.yaml. */
async function groundForNodes(count: number, host: string): Promise<Ground> {
	const program = findNginx();
	if (program === null) throw new Error("TEST_NODES needs nginx, and there is none on this machine");
	const common = await prepareCommonGround();
	const ports = await Promise.all(Array.from({ length: count }, freePort));
	const front = await Nginx.start(program, ports, host);
	const shared = { ...common.variables, ORIGIN: front.origin };
	return {
		databaseUrl: common.databaseUrl,
		redis: common.redis,
		variables: ports.map((port) => ({ ...shared, PORT: String(port) })),
		async stop() {
			await front.stop();
			await common.stop();
		},
	};
}
