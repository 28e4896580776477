import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { saveStateOf } from "#app/features/narratives/save-state.ts";
import { until } from "#test/collab/fixture.ts";
import { BrowserWebSocket } from "#test/crash/browser-web-socket.ts";
import { Typist, wordsOf } from "#test/crash/typist.ts";
import { shutOut } from "#test/support/shut-out.ts";
import { Cluster, describeNodes } from "./nodes.ts";

/** How long what fails is away, in seconds: long enough to be noticed, or as long as `OUTAGE_SECONDS` says. */
const away = Number(process.env.OUTAGE_SECONDS ?? "3");

describeNodes(`two nodes, and ${away} seconds without what they share`, () => {
	const kept = globalThis.WebSocket;
	let cluster: Cluster;
	let typists: Typist[] = [];

	beforeEach(async () => {
		Object.assign(globalThis, { WebSocket: BrowserWebSocket });
		cluster = await Cluster.start(2);
		typists = cluster.nodes.flatMap(({ url }, node) =>
			(["lead", "supporter"] as const).map(
				(person) =>
					new Typist(
						{ origin: url.replace(/^ws/, "http").replace(/\/collab$/, "") },
						cluster.stage.documentName,
						`${person}${node}`,
						person,
					),
			),
		);
		await until(() => typists.every(({ isConnected, isSaved }) => isConnected && isSaved));
	});
	afterEach(async () => {
		for (const { session } of typists) session.destroy();
		await cluster.stop();
		Object.assign(globalThis, { WebSocket: kept });
	});

	/** Everybody types a word every 100 ms, for as long as something is away. */
	async function typeFor(seconds: number): Promise<void> {
		for (let i = 0; i < seconds * 10; i++) {
			for (const typist of typists) typist.type();
			await sleep(100);
		}
	}
	const everyWord = () => typists.flatMap(({ typed }) => typed).sort();
	const isSameEverywhere = () =>
		typists.every(({ doc }) => wordsOf(doc).sort().join(" ") === everyWord().join(" "));

	test(
		"[Z61] Redis goes away and comes back while people on both nodes type: nothing is lost, and everybody has the same",
		async () => {
			await typeFor(0.5);
			await cluster.redis.stop();
			await typeFor(away);
			// Whatever was acknowledged is in the one log.
			await until(() => typists.every(({ isSaved }) => isSaved));
			await cluster.redis.start();
			const back = performance.now();
			await typeFor(0.5);
			await until(() => typists.every(({ isSaved }) => isSaved) && isSameEverywhere());
			process.stdout.write(
				`[Z61] everybody has the same ${Math.round(performance.now() - back)} ms after Redis is back, half a second of typing included\n`,
			);
			expect((await cluster.log()).hasGap).toBe(false);
			for (const { closedWith } of typists) expect(closedWith).toBeNull();
		},
		away * 1000 + 30_000,
	);

	test(
		"[Z62] PostgreSQL goes away and comes back while people type: they are told that nothing is saved, and all of it is stored after",
		async () => {
			await typeFor(0.5);
			await until(() => typists.every(({ isSaved }) => isSaved));
			const before = everyWord().length;
			const comeBack = await shutOut(cluster.database);
			await typeFor(away);
			for (const { facts, saved, typed } of typists) {
				expect(saveStateOf(facts, Date.now())).not.toBe("saved");
				expect(saved).toBeLessThan(typed.length);
			}
			// Nobody saw a word that is not stored.
			const shown = new Set(typists.flatMap((typist) => typist.promised().seen));
			expect(shown.size).toBeLessThanOrEqual(before);
			await comeBack();
			const back = performance.now();
			await until(() => typists.every(({ isSaved }) => isSaved) && isSameEverywhere());
			process.stdout.write(
				`[Z62] everything is stored and shown ${Math.round(performance.now() - back)} ms after PostgreSQL is back\n`,
			);
			expect((await cluster.log()).hasGap).toBe(false);
		},
		away * 1000 + 60_000,
	);
});
