import { setTimeout as sleep } from "node:timers/promises";
import type * as Y from "yjs";
import { openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { loadDocument } from "#server/collab/document-store.ts";
import { openEditor, type Stage, setStage, startCollab, until } from "#test/collab/fixture.ts";
import { KillableProcess } from "#test/crash/killable-process.ts";
import { below, type Random, randomFrom } from "#test/crash/random.ts";
import { Typist } from "#test/crash/typist.ts";
import { BadNetwork } from "./bad-network.ts";
import { differenceOf, isSameState } from "./normal-form.ts";
import { countWords, writeSomething } from "./random-writing.ts";

/** What came of one run. */
export interface ConvergenceFigures {
	seed: number;
	words: number;
	/** Connections that the network cut. */
	cuts: number;
	kills: number;
	/** Whatever is not as it must be. */
	wrong: string[];
}

const people = ["lead", "supporter", "coordinator", "lead", "supporter"] as const;
const operations = 200;
/** However slow a machine is: what takes this long will never be. */
const patienceMs = 20_000;

/** A server that a run can start, and perhaps kill. */
interface Host {
	origin(): string;
	url(): string;
	/** What the server complained about. */
	reports(): Promise<string[]>;
	/** Ends it at once and starts it again. */
	kill: ((check: () => Promise<void>) => Promise<void>) | null;
	stop(): Promise<void>;
}

/**
 * Five people write 200 times at random over a bad network, all decided by a seed; every fifth seed also kills the server.
 * Afterwards everybody's text, a newcomer's and the one in the database must be the same, each word there once.
 */
export async function convergenceRun(database: string, seed: number): Promise<ConvergenceFigures> {
	const random = randomFrom(seed);
	const stage = await prepare(database);
	const host = seed % 5 === 0 ? await killableHost(database) : await hostHere(database);
	const network = new BadNetwork(random, host.origin);
	await network.start();
	const typists = people.map((person, i) => new Typist(network, stage.documentName, `w${i}`, person));
	const run: Run = { database, stage, random, host, typists, wrong: [], kills: 0 };
	try {
		await write(run);
		network.heal();
		for (const { session } of typists) session.provider.connect();
		await soon(run, "saved", (typist) => typist.isSaved);
		await compare(run);
	} finally {
		for (const { session } of typists) session.destroy();
		await network.stop();
		await host.stop();
	}
	const words = typists.reduce((sum, { typed }) => sum + typed.length, 0);
	return { seed, words, cuts: network.cuts, kills: run.kills, wrong: run.wrong };
}

interface Run {
	database: string;
	stage: Stage;
	random: Random;
	host: Host;
	typists: Typist[];
	wrong: string[];
	kills: number;
}

async function write(run: Run): Promise<void> {
	const { random, host, typists } = run;
	const killAt = host.kill ? [below(random, operations), below(random, operations)] : [];
	for (let i = 0; i < operations; i++) {
		const typist = typists[below(random, typists.length)];
		if (!typist) continue;
		writeSomething(typist, random);
		if (random() < 0.02) goAway(typist, random);
		if (random() < 0.7) await sleep(random() * 6);
		if (!killAt.includes(i) || !host.kill) continue;
		run.kills++;
		await host.kill(() => checkPromises(run));
	}
}

/** Closes the connection on purpose, for a while. */
function goAway({ session }: Typist, random: Random): void {
	session.provider.disconnect();
	setTimeout(() => session.provider.shouldConnect || session.provider.connect(), random() * 200);
}

/** What anybody could swear to must be in the database now. */
async function checkPromises({ database, stage, typists, wrong }: Run): Promise<void> {
	await until(() => typists.every(({ isConnected }) => !isConnected));
	const stored = countWords((await load(database, stage)).doc);
	for (const { doc, label, typed, saved } of typists) {
		const seen = [...countWords(doc).keys()].filter((word) => !word.startsWith(`${label}-`));
		for (const word of [...typed.slice(0, saved), ...seen])
			if (!stored.has(word)) wrong.push(`${word} was promised to ${label} and is gone`);
	}
}

/** Waits until something is so of everybody; after a long time says of whom it is not. */
async function soon({ typists, wrong }: Run, what: string, isSo: (typist: Typist) => boolean): Promise<void> {
	const deadline = Date.now() + patienceMs;
	const left = () => typists.filter((typist) => !isSentAway(typist) && !isSo(typist));
	await until(() => left().length === 0 || Date.now() > deadline);
	for (const { label, facts } of left()) wrong.push(`${label} is not ${what}: ${JSON.stringify(facts)}`);
}

/**
 * Waits until everybody, a newcomer and the database have the same; returns what the database holds in the end. It is read
 * anew each time: Yjs tidies up formats when an edit arrives, and what one editor tidies up is an edit to all.
 */
async function agree({ database, stage, host, typists, wrong }: Run): Promise<Y.Doc> {
	const fresh = openEditor({ url: host.url() }, stage.documentName, "coordinator");
	const people = [
		["the newcomer", fresh.doc] as const,
		...typists.map(({ label, doc }) => [label, doc] as const),
	];
	const deadline = Date.now() + patienceMs;
	try {
		await until(() => fresh.provider.synced);
		for (;;) {
			const { doc: whole } = await load(database, stage);
			const astray = people.filter(([, doc]) => !isSameState(doc, whole));
			if (astray.length > 0 && Date.now() < deadline) {
				await sleep(20);
				continue;
			}
			for (const [label, doc] of astray)
				wrong.push(`${label} has another state than the database: ${differenceOf(doc, whole)}`);
			return whole;
		}
	} finally {
		fresh.destroy();
	}
}

async function compare(run: Run): Promise<void> {
	const { host, typists, wrong } = run;
	const whole = await agree(run);
	const counts = countWords(whole);
	const typed = typists.flatMap((typist) => typist.typed);
	for (const word of typed)
		if (counts.get(word) !== 1) wrong.push(`${word} stands ${counts.get(word) ?? 0} times`);
	if (counts.size !== typed.length) wrong.push("there are words that nobody typed");
	for (const typist of typists.filter(isSentAway))
		wrong.push(`${typist.label} was sent away with ${typist.closedWith}`);
	wrong.push(...(await host.reports()));
}

const isSentAway = ({ closedWith }: Typist) => closedWith !== null;

async function load(database: string, stage: Stage) {
	const db = openDatabase(database);
	const loaded = await loadDocument(db, stage.documentId);
	await db.destroy();
	return loaded;
}

async function prepare(database: string): Promise<Stage> {
	const db = openDatabase(database);
	await migrate(db);
	const stage = await setStage(db);
	await db.destroy();
	return stage;
}

async function hostHere(database: string): Promise<Host> {
	const db = openDatabase(database);
	const server = await startCollab(db, { limits: { snapshotEvery: 50 } });
	return {
		origin: () => server.url.replace(/^ws/, "http").replace(/\/collab$/, ""),
		url: () => server.url,
		reports: async () => server.reports,
		kill: null,
		async stop() {
			await server.close();
			await db.destroy();
		},
	};
}

async function killableHost(database: string): Promise<Host> {
	const server = new KillableProcess(database, { snapshotEvery: 50 });
	await server.start();
	return {
		origin: () => server.origin,
		url: () => server.url,
		async kill(check) {
			await server.kill();
			await check();
			await server.start();
		},
		reports: async () => (await server.figures()).reports,
		stop: () => server.kill(),
	};
}
