import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CompiledQuery } from "kysely";
import { type Db, openDatabase } from "#db/database.ts";
import { freePort } from "../../support/free-port.ts";
import { findLedgerFlaws } from "../../support/ledger-flaws.ts";
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
	/** To a database that is a server, once somebody has asked. */
	connection?: Db;
	/** Takes away what is not in the data folder. */
	stop(): Promise<void>;
}

/**
 * The whole built product, in the demo, on fresh data: one process on SQLite; or, where `TEST_NODES` says how many, nodes on
 * PostgreSQL and Redis behind an nginx that hands each request and each socket to the next one.
 */
export class Waymark {
	/** What a test wrote into the database itself, without a line in the ledger. */
	planted: "nothing" | "people" | "everything" = "nothing";
	#place: Place;

	private constructor(
		place: Place,
		private readonly wish: { host: string; nodes: number },
	) {
		this.#place = place;
	}

	/** Makes its place; nothing runs yet. With a `host`, under that name instead of 127.0.0.1. With `nodes`, so many whatever was asked for. */
	static async prepare({ host = "", nodes = nodeCount } = {}): Promise<Waymark> {
		return new Waymark(await makePlace({ host, nodes }), { host, nodes });
	}

	get dataDir(): string {
		return this.#place.dataDir;
	}

	get #processes(): WaymarkProcess[] {
		return this.#place.processes;
	}

	/** A path of SQLite, or `postgres://…`. */
	get databaseUrl(): string {
		return this.#place.ground.databaseUrl;
	}

	/** What browsers open: scheme, host and port; the same after a restart. Known before the first start where it has a name. */
	get origin(): string {
		const told = this.#place.ground.variables[0]?.ORIGIN;
		return this.#processes[0]?.origin || (told ?? "");
	}

	/** What its processes wrote since their last start, the log included. */
	get said(): string {
		return this.#processes.map(({ said }) => said).join("");
	}

	/** Starts it; resolves when all of it is there. */
	async start(variables: Record<string, string> = {}): Promise<void> {
		const own = this.#place.ground.variables;
		await this.#place.ground.redis?.start();
		await Promise.all(
			this.#processes.map((process, place) => process.start({ ...own[place], ...variables })),
		);
	}

	/** Ends all of it by a signal and waits until it is gone. Gives the exit code; the first that is not 0 of several. */
	async kill(signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
		const codes = await Promise.all(this.#processes.map((process) => process.kill(signal)));
		await this.#place.ground.redis?.stop();
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

	/** SQLite is left alone between two questions, as a stop is about its file, too; to connect to PostgreSQL takes time. */
	async #inDatabase<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
		const { ground } = this.#place;
		const isServer = ground.databaseUrl.startsWith("postgres");
		const db = ground.connection ?? openDatabase(ground.databaseUrl);
		if (isServer) ground.connection = db;
		try {
			return await work(db);
		} finally {
			if (!isServer) await db.destroy();
		}
	}

	/** The number of lines in the ledger. */
	async ledgerLength(): Promise<number> {
		return (await this.query("select id from change")).length;
	}

	/** Ends all of it and begins again on fresh data, at another address. */
	async renew(): Promise<void> {
		await this.remove();
		this.#place = await makePlace(this.wish);
		await this.start();
	}

	/** Ends all of it and takes its data away. Throws when what was done to the data is not what the ledger says. */
	async remove(): Promise<void> {
		await this.kill("SIGKILL");
		const flaws = await this.#findFlaws();
		await this.#place.ground.connection?.destroy();
		await this.#place.ground.stop();
		rmSync(this.dataDir, { recursive: true, force: true });
		if (flaws.length > 0) throw new Error(`[S17] Rows and ledger differ:\n${flaws.join("\n")}`);
	}

	async #findFlaws(): Promise<string[]> {
		if (this.planted === "everything" || !(await this.tables()).includes("change")) return [];
		return this.#inDatabase((db) => findLedgerFlaws(db, { peopleArePlanted: this.planted === "people" }));
	}
}

/** Where a Waymark is, and what runs there. */
interface Place {
	dataDir: string;
	ground: Ground;
	processes: WaymarkProcess[];
}

async function makePlace({ host, nodes }: { host: string; nodes: number }): Promise<Place> {
	const dataDir = mkdtempSync(join(tmpdir(), "waymark-e2e-"));
	const ground = await (nodes > 0 ? groundForNodes(nodes, host) : groundForOne(dataDir, host));
	return { dataDir, ground, processes: ground.variables.map(() => new WaymarkProcess(dataDir)) };
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
