import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "../client.mjs";
import { atRate, percentile, until } from "../statistics.mjs";
import { Typist } from "../typist.mjs";

/** Four writers, 50 letters a second each, every one in a document of their own: how long until the server confirms each. */
export async function acknowledgement(server) {
	const delays = [];
	const writers = [];
	for (let d = 0; d < 4; d++)
		writers.push(new Writer(await Client.open(server, `d${d}`), server.kind, delays));
	// What belongs to joining is confirmed by now.
	await sleep(300);
	for (const writer of writers) writer.start();
	await until(
		() => delays.length >= writers.length,
		() => "the first confirmations",
	);
	delays.length = 0;
	const letters = await atRate(200, 4, (i) => writers[i % writers.length].type());
	await until(
		() => delays.length >= letters,
		() => `${letters - delays.length} confirmations`,
	);
	for (const { client } of writers) client.close();
	return { p50: percentile(delays, 0.5), p95: percentile(delays, 0.95), p99: percentile(delays, 0.99) };
}

class Writer {
	#typist = new Typist();
	/** When each message was sent, by the count that confirms it. */
	#sentAt = new Map();
	#confirmed = 0;
	#expected = 0;

	constructor(client, kind, delays) {
		this.client = client;
		this.countsFrames = !kind.hasEnvelope;
		client.onAcknowledged = (count) => {
			for (; this.#confirmed < count; this.#confirmed++) {
				const at = this.#sentAt.get(this.#confirmed + 1);
				if (at !== undefined) delays.push(performance.now() - at);
			}
		};
	}

	start() {
		this.#expected = this.countsFrames ? this.client.sent : this.client.confirmed;
		this.#send(this.#typist.paragraph);
	}

	type() {
		this.#send(this.#typist.next());
	}

	#send(update) {
		this.#sentAt.set(++this.#expected, performance.now());
		this.client.sendUpdate(update);
	}
}
