import { accessSync, constants, mkdirSync } from "node:fs";
import { loadDemo } from "#app/features/loading/load-demo.server.ts";
import { openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { listErased } from "#db/queries/after-restore.ts";
import { listDemoPeople } from "#db/queries/people.ts";
import { startServer } from "./create-server.ts";
import { type Env, readEnv } from "./env.ts";
import { keptSecret } from "./kept-secret.ts";
import { createLog } from "./operations/create-log.ts";
import { keepErasures } from "./operations/erasures.ts";
import { stopInOrder } from "./operations/stop-in-order.ts";
import { startSentence } from "./start-sentence.ts";

/** The process: reads the configuration, migrates, listens, and ends in good order. */
async function main(): Promise<void> {
	const read = readEnv(process.env);
	if (!read.ok) return fail(read.message);
	const { env } = read;
	try {
		await start(env);
	} catch (error) {
		fail(startSentence(error, env));
	}
}

async function start(env: Env): Promise<void> {
	const log = createLog(env.logLevel);
	for (const warning of env.warnings) log.warn(warning);
	mkdirSync(env.dataDir, { recursive: true });
	accessSync(env.dataDir, constants.W_OK);
	const db = openDatabase(env.databaseUrl);
	await migrate(db);
	// Again, in case it could not be written when it was due.
	await keepErasures(env.erasuresFile, await listErased(db)).catch((err) =>
		log.error({ err }, "ERASURES_FILE cannot be written: a back-up would bring back who was forgotten"),
	);
	if (env.demo) {
		const demo = await loadDemo(db, { now: new Date(), demoFolder: "db/demo" });
		if (!demo.ok)
			return fail(`The demo data cannot be loaded: ${demo.problems[0]?.message ?? "no reason given"}`);
	}
	const server = await startServer({
		env,
		db,
		log,
		sessionSecret: env.sessionSecret ?? keptSecret(env.dataDir),
		pages: env.development
			? async (http) => (await import("./development-pages.ts")).developmentPages(http)
			: async () => (await import("./built-pages.ts")).builtPages("build"),
	});
	stopInOrder(server, { drainMs: env.drainMs, log });
	await announce(server.origin, env, db);
}

async function announce(origin: string, env: Env, db: Parameters<typeof listDemoPeople>[0]): Promise<void> {
	const lines = [`Waymark is at ${origin}`];
	if (env.demo) {
		lines.push("", `Sign in at ${origin}/sign-in as one of:`);
		for (const person of await listDemoPeople(db)) lines.push(`  ${person.name}`);
		lines.push("", "Open a roadmap in a second window to see it live. Ctrl+C stops it.");
	}
	process.stdout.write(`${lines.join("\n")}\n`);
}

function fail(sentence: string): void {
	process.stderr.write(`${sentence}\n`);
	process.exitCode = 1;
}

await main();
