import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { convergenceRun } from "#test/convergence/convergence-run.ts";
import { BrowserWebSocket } from "#test/crash/browser-web-socket.ts";
import { crashRun } from "#test/crash/crash-run.ts";
import { outageRun, outages } from "#test/crash/outage-run.ts";
import { startCluster } from "#test/support/postgres-cluster.ts";
import { findPostgresPrograms } from "#test/support/postgres-programs.ts";

const killsPerRound = 20;
const seedsPerRound = 10;
/** How long nothing can be stored, once in each soak. */
const outageSeconds = 60;
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Sums over all rounds. */
interface Totals {
	rounds: number;
	kills: number;
	typed: number;
	saved: number;
	seen: number;
	lost: number;
	wrong: number;
	networks: number;
	cuts: number;
	recoveries: number[];
}

/** A database of its own for one round. */
interface Database {
	url: string;
	remove(): Promise<void>;
}

/**
 * A minute in which nothing can be stored, then rounds of kills on SQLite and, where it is installed, PostgreSQL, and of bad networks,
 * until the time is over. Prints the seed and the figures of each round. Returns whether nothing was lost and nothing wrong.
 */
export async function soak(args: string[]): Promise<boolean> {
	const { values } = parseArgs({
		args,
		options: { minutes: { type: "string", default: "10" }, seed: { type: "string" } },
	});
	const first = Number(values.seed ?? Date.now() % 1_000_000);
	const end = Date.now() + Number(values.minutes) * 60_000;
	Object.assign(globalThis, { WebSocket: BrowserWebSocket });
	const programs = findPostgresPrograms();
	const cluster = programs.ok ? await startCluster(programs.bin, programs.user) : null;
	say(`Soak for ${values.minutes} minutes with seed ${first}${cluster ? "" : ", without PostgreSQL"}.`);
	const totals: Totals = {
		...{ rounds: 0, kills: 0, typed: 0, saved: 0, seen: 0, lost: 0, wrong: 0, networks: 0, cuts: 0 },
		recoveries: [],
	};
	try {
		await outageRound(totals);
		for (let seed = first; Date.now() < end; seed++) {
			const usesPostgres = cluster !== null && seed % 3 === 0;
			await using(usesPostgres ? await inPostgres(cluster.url, seed) : inFolder(), (url) =>
				crashRound(url, seed, totals, usesPostgres ? "PostgreSQL" : "SQLite"),
			);
			await networkRound(seed, totals);
		}
	} finally {
		await cluster?.stop();
	}
	sum(totals, first);
	return totals.lost + totals.wrong === 0;
}

async function crashRound(database: string, seed: number, totals: Totals, engine: string): Promise<void> {
	const figures = await crashRun({ database, seed, kills: killsPerRound });
	totals.rounds++;
	totals.kills += figures.kills;
	totals.typed += figures.typed;
	totals.saved += figures.saved;
	totals.seen += figures.seen;
	totals.lost += figures.lost.length;
	totals.wrong += figures.wrong.length;
	totals.recoveries.push(...figures.recoveries);
	const { kills, typed, saved, seen, lost, wrong } = figures;
	say(
		`seed ${seed}, ${engine}: ${kills} kills, ${typed} edits, ${saved} seen as saved, ${seen} seen by others, ${lost.length} lost`,
	);
	for (const sentence of [...lost.map((word) => `lost: ${word}`), ...wrong]) say(`  ${sentence}`);
}

async function outageRound(totals: Totals): Promise<void> {
	const runs = outages.map((kind) => using(inFolder(), (url) => outageRun(url, kind, outageSeconds)));
	for (const { kind, typed, wrong, toldAfter, storedAfter } of await Promise.all(runs)) {
		const times = `told after ${seconds(toldAfter)}, all stored ${seconds(storedAfter)} after its end`;
		say(`${outageSeconds} s in which ${kind}: ${typed} edits, ${times}, ${wrong.length} things wrong`);
		totals.wrong += wrong.length;
		for (const sentence of wrong) say(`  ${sentence}`);
	}
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

async function networkRound(seed: number, totals: Totals): Promise<void> {
	for (let i = 0; i < seedsPerRound; i++) {
		const own = seed * seedsPerRound + i;
		const figures = await using(inFolder(), (url) => convergenceRun(url, own));
		totals.networks++;
		totals.cuts += figures.cuts;
		totals.wrong += figures.wrong.length;
		for (const sentence of figures.wrong) say(`  network ${own}: ${sentence}`);
	}
}

function sum(totals: Totals, seed: number): void {
	const sorted = [...totals.recoveries].sort((a, b) => a - b);
	const share = (part: number) => Math.round(sorted[Math.floor(sorted.length * part)] ?? 0);
	say(
		[
			`Seed ${seed}: ${totals.rounds} rounds, ${totals.kills} kills, ${totals.typed} edits typed.`,
			`${totals.saved} seen as saved and ${totals.seen} seen by others before a kill: ${totals.lost} lost.`,
			`${totals.networks} bad networks, ${totals.cuts} connections cut. ${totals.wrong} other things wrong.`,
			`From the start of a process to the first editor in step: ${share(0.5)} ms, at most ${share(0.9999)} ms.`,
		].join("\n"),
	);
}

async function using<T>(database: Database, use: (url: string) => Promise<T>): Promise<T> {
	try {
		return await use(database.url);
	} finally {
		await database.remove();
	}
}

function inFolder(): Database {
	const folder = mkdtempSync(join(tmpdir(), "waymark-soak-"));
	return {
		url: join(folder, "waymark.sqlite"),
		remove: async () => rmSync(folder, { recursive: true, force: true }),
	};
}

async function inPostgres(cluster: string, seed: number): Promise<Database> {
	const administer = async (statement: string) => {
		const client = new pg.Client({ connectionString: cluster });
		await client.connect();
		await client.query(statement);
		await client.end();
	};
	const name = `soak_${seed}`;
	await administer(`create database ${name}`);
	const url = new URL(cluster);
	url.pathname = `/${name}`;
	return { url: url.toString(), remove: () => administer(`drop database ${name} with (force)`) };
}
