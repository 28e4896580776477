import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CompiledQuery } from "kysely";
import { openDatabase } from "#db/database.ts";
import { freePort } from "../../support/free-port.ts";
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

	/** Makes its place; nothing runs yet. Under another name than 127.0.0.1 where passkeys need one. `single`: one process on SQLite, always. */
	static async prepare({ host = "", single = false } = {}): Promise<Waymark> {
		const dataDir = mkdtempSync(join(tmpdir(), "waymark-e2e-"));
		const isSpread = nodeCount > 0 && !single;
		return new Waymark(dataDir, await (isSpread ? groundForNodes(host) : groundForOne(dataDir, host)));
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
		await Promise.all(
			this.#processes.map((process, place) => process.start({ ...own[place], ...variables })),
		);
	}

	/** Ends all of it by a signal and waits until it is gone. Gives the exit code; the first that is not 0 of several. */
	async kill(signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
		const codes = await Promise.all(this.#processes.map((process) => process.kill(signal)));
		return codes.find((code) => code !== 0) ?? codes[0] ?? null;
	}

	/** Reads or changes rows beside whatever runs; `?` stands for a value. Both engines have to understand it. */
	async query<Row>(sql: string, ...values: unknown[]): Promise<Row[]> {
		const db = openDatabase(this.databaseUrl);
		let place = 0;
		const asked = this.databaseUrl.startsWith("postgres") ? sql.replaceAll("?", () => `$${++place}`) : sql;
		try {
			return (await db.executeQuery<Row>(CompiledQuery.raw(asked, values))).rows;
		} finally {
			await db.destroy();
		}
	}

	/** The names of its tables. */
	async tables(): Promise<string[]> {
		const db = openDatabase(this.databaseUrl);
		try {
			return (await db.introspection.getTables()).map(({ name }) => name).sort();
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
async function groundForNodes(host: string): Promise<Ground> {
	const program = findNginx();
	if (program === null) throw new Error("TEST_NODES needs nginx, and there is none on this machine");
	const common = await prepareCommonGround();
	const ports = await Promise.all(Array.from({ length: nodeCount }, freePort));
	const front = await Nginx.start(program, ports, host);
	const shared = { ...common.variables, ORIGIN: front.origin };
	return {
		databaseUrl: common.databaseUrl,
		variables: ports.map((port) => ({ ...shared, PORT: String(port) })),
		async stop() {
			await front.stop();
			await common.stop();
		},
	};
}
