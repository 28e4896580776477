import { afterAll, beforeAll, expect, test } from "vitest";
import { messageType } from "#app/live/collab-protocol.ts";
import { openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { type Stage, setStage, until } from "#test/collab/fixture.ts";
import { openRaw, type RawEditor } from "#test/collab/raw-editor.ts";
import { KillableProcess, type ProcessFigures } from "#test/crash/killable-process.ts";
import { describeEachEngine, type FreshDatabase } from "#test/support/databases.ts";
import { attacks } from "./attacks.ts";
import { handshakes } from "./handshakes.ts";
import { HonestProcess } from "./honest-process.ts";
import { randomAttack } from "./random-attack.ts";

const mebibyte = 2 ** 20;
const inMebibytes = (bytes: number) => Math.round(bytes / mebibyte);
const seeds = Array.from({ length: 20 }, (_, i) => Number(process.env.HOSTILE_SEED ?? 1) + i);

describeEachEngine("a server under attack, as a process of its own, while others write", (fresh) => {
	let database: FreshDatabase;
	let stage: Stage;
	let server: KillableProcess;
	let honest: HonestProcess;
	let atRest: ProcessFigures;

	beforeAll(async () => {
		database = await fresh();
		const db = openDatabase(database.url);
		await migrate(db);
		stage = await setStage(db);
		await db.destroy();
		server = new KillableProcess(database.url);
		await server.start();
		honest = await HonestProcess.start(server, stage.documentName, 20);
		atRest = await server.figures();
	});
	afterAll(async () => {
		honest.destroy();
		await server.kill();
		await database.remove();
	});

	const enter = async (as: Parameters<typeof openRaw>[2] = "supporter"): Promise<RawEditor> => {
		const raw = openRaw(server, stage.documentName, as);
		await until(() => raw.received.some(({ type }) => type === messageType.role));
		return raw;
	};

	test.each(attacks)("[K3] $name: others write on, and it ends with $ends", async (attack) => {
		const raw = await enter(attack.as);
		attack.send(raw, await honest.victim());
		if (attack.ends !== null) expect(await raw.closed).toBe(attack.ends);
		await honest.expectPeace(attack.name);
		if (attack.ends === null) expect(["open", 1006]).toContain(await Promise.race([raw.closed, "open"]));
		if (attack.storesNothing) expect(raw.saved()).toBe(0);
		raw.destroy();
		expect(server.lives).toBe(true);
	});

	test.each(handshakes)("[K3] $name: others write on", async ({ name, run }) => {
		await run(server, stage.documentName);
		await honest.expectPeace(name);
		expect(server.lives).toBe(true);
	});

	test.each(seeds)("[K6] random frames, seed %i: others write on", async (seed) => {
		const raw = await enter();
		await randomAttack(raw, seed, await honest.victim());
		await honest.expectPeace(`random frames, seed ${seed}`);
		raw.destroy();
		expect(server.lives).toBe(true);
	});

	test("[K4] afterwards memory is as before, and only what editors may write is in the text", async () => {
		const { words, names, texts } = await honest.finish();
		expect(words).toBeGreaterThan(attacks.length);
		expect(new Set(names)).not.toContain("Mallory");
		const written = texts.filter((text) => text !== "" && !text.startsWith("attacker"));
		expect(written.length).toBeGreaterThan(attacks.length);
		expect(written.every((text) => /^word \d+$/.test(text))).toBe(true);
		await until(async () => (await server.figures()).connections === 2);
		const { rss, peak, heap, queuedBytes, documents } = await server.figures();
		expect([queuedBytes, documents]).toEqual([0, 1]);
		expect(heap - atRest.heap).toBeLessThan(16 * mebibyte);
		expect(peak - atRest.peak).toBeLessThan(64 * mebibyte);
		const slowest = honest.stalls.sort((a, b) => b.ms - a.ms).slice(0, 3);
		process.stdout.write(
			`Under attack: ${words} honest words, all arrived, the slowest after ${slowest.map(({ during, ms }) => `${Math.round(ms)} ms (${during})`).join(", ")}; ` +
				`memory at rest ${inMebibytes(atRest.rss)} MiB (in use ${inMebibytes(atRest.heap)}), afterwards ${inMebibytes(rss)} (${inMebibytes(heap)}), at most ${inMebibytes(peak)} (at rest ${inMebibytes(atRest.peak)}).\n`,
		);
	});
});
