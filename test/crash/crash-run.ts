import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { loadDocument } from "#server/collab/document-store.ts";
import { type Stage, setStage, until } from "#test/collab/fixture.ts";
import { Balancer } from "./balancer.ts";
import { KillableProcess } from "./killable-process.ts";
import { below, pick, type Random, randomFrom } from "./random.ts";
import { Typist, wordsOf } from "./typist.ts";

/** What came of killing a server again and again. */
export interface CrashFigures {
	kills: number;
	/** Words typed in all. */
	typed: number;
	/** Words that their authors saw as saved before a kill, and words that others saw; each counted once. */
	saved: number;
	seen: number;
	/** Words that were saved or seen and then missing. */
	lost: string[];
	/** Other things that are wrong: a document that does not open, a broken database, people who do not agree. */
	wrong: string[];
	/** From the start of the process to the first editor that is in step again, in milliseconds. */
	recoveries: number[];
}

const people = ["lead", "supporter", "coordinator", "lead", "supporter"] as const;
/** Twenty words a second each, on average. */
const pauseMs = 100;

/**
 * Five people type while their server is killed at random moments, also just after its start, and also while they type on
 * offline. After each kill the database is asked for everything that was promised. `database` must be empty.
 */
export async function crashRun(options: {
	database: string;
	seed: number;
	kills: number;
	/** Several nodes behind a balancer, of which one at a time is killed. */
	nodes?: { count: number; redis: string };
	/** Called after each kill with how many there were. */
	progress?: (kills: number) => void;
}): Promise<CrashFigures> {
	const { database, seed, kills, nodes } = options;
	const random = randomFrom(seed);
	const stage = await prepare(database);
	// Snapshots are taken often, so that some kills meet one.
	const limits = { snapshotEvery: pick(random, [10, 40, 200]) };
	const servers = Array.from(
		{ length: nodes?.count ?? 1 },
		() => new KillableProcess(database, limits, nodes?.redis),
	);
	for (const server of servers) await server.start();
	const [only] = servers;
	const balancer = nodes || !only ? await Balancer.start(servers) : null;
	const front = balancer ?? only ?? { origin: "" };
	const typists = people.map((person, i) => new Typist(front, stage.documentName, `w${i}`, person));
	const run = new CrashRun(database, stage, typists);
	const typing = startTyping(typists, random);
	try {
		for (let kill = 1; kill <= kills; kill++) {
			await run.awaitRecovery(random() < 0.85);
			await sleep(below(random, 500));
			const server = pick(random, servers);
			await server.kill();
			if (!nodes) await until(() => typists.every((typist) => !typist.isConnected));
			await run.check(`after kill ${kill}`);
			options.progress?.(kill);
			run.starts();
			await server.start();
		}
		await typing.stop();
		await run.checkAgreement();
	} finally {
		await typing.stop();
		for (const typist of typists) typist.session.destroy();
		for (const server of servers) await server.kill();
		await balancer?.stop();
	}
	return { ...run.figures(), kills };
}

async function prepare(database: string): Promise<Stage> {
	const db = openDatabase(database);
	await migrate(db);
	const stage = await setStage(db);
	await db.destroy();
	return stage;
}

function startTyping(typists: Typist[], random: Random) {
	let goesOn = true;
	const all = typists.map(async (typist) => {
		while (goesOn) {
			typist.type();
			await sleep(random() * pauseMs);
		}
	});
	return {
		async stop() {
			goesOn = false;
			await Promise.all(all);
		},
	};
}

class CrashRun {
	private readonly saved = new Set<string>();
	private readonly seen = new Set<string>();
	private readonly lost = new Set<string>();
	private readonly wrong: string[] = [];
	private readonly recoveries: number[] = [];
	private startedAt = performance.now();

	constructor(
		private readonly database: string,
		private readonly stage: Stage,
		private readonly typists: Typist[],
	) {}

	starts(): void {
		this.startedAt = performance.now();
	}

	async awaitRecovery(isAwaited: boolean): Promise<void> {
		if (!isAwaited) return;
		await until(() => this.typists.some(({ facts }) => facts.synced));
		this.recoveries.push(performance.now() - this.startedAt);
	}

	/** Asks the database for every word that anybody could swear to. */
	async check(when: string): Promise<string[]> {
		for (const typist of this.typists) {
			const { saved, seen } = typist.promised();
			for (const word of saved) this.saved.add(word);
			for (const word of seen) this.seen.add(word);
			if (typist.closedWith !== null)
				this.wrong.push(`${when}: ${typist.label} was sent away with ${typist.closedWith}`);
		}
		const stored = await this.stored(when);
		const there = new Set(stored);
		if (there.size !== stored.length) this.wrong.push(`${when}: a word stands twice`);
		for (const word of [...this.saved, ...this.seen]) if (!there.has(word)) this.lost.add(word);
		return stored;
	}

	/** Waits until all is saved and everyone has it, and compares. */
	async checkAgreement(): Promise<void> {
		const { typists } = this;
		const all = typists.flatMap(({ typed }) => typed).sort();
		await until(() => typists.every(({ isSaved }) => isSaved));
		await until(() => typists.every(({ doc }) => wordsOf(doc).length >= all.length));
		const stored = await this.check("at the end");
		for (const { doc, label } of typists)
			if (wordsOf(doc).join() !== stored.join())
				this.wrong.push(`${label} has another text than the database`);
		if ([...stored].sort().join() !== all.join()) this.wrong.push("the text is not what was typed");
	}

	figures(): Omit<CrashFigures, "kills"> {
		return {
			typed: this.typists.reduce((sum, { typed }) => sum + typed.length, 0),
			saved: this.saved.size,
			seen: this.seen.size,
			lost: [...this.lost],
			wrong: this.wrong,
			recoveries: this.recoveries,
		};
	}

	private async stored(when: string): Promise<string[]> {
		const db = openDatabase(this.database);
		try {
			const { doc, damagedAt } = await loadDocument(db, this.stage.documentId);
			if (damagedAt !== null) this.wrong.push(`${when}: the document is damaged at edit ${damagedAt}`);
			if (!/^postgres/.test(this.database)) {
				const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
				const answers = rows.map((row) => row.integrity_check).join();
				if (answers !== "ok") this.wrong.push(`${when}: ${answers}`);
			}
			return wordsOf(doc);
		} finally {
			await db.destroy();
		}
	}
}
