import { Client } from "../client.mjs";
import { atRate, percentile, until } from "../statistics.mjs";
import { letterOf, Typist } from "../typist.mjs";

/**
 * People in documents, all writing or only the first of each: how long each letter takes to each of the others, and what it
 * costs the server. Milliseconds, and microseconds of CPU per delivered letter.
 */
export class Room {
	#sentAt = new Map();
	#authors = new Map();
	#delays = [];
	#writers = [];
	#clients = [];

	/** `people` in each of `documents`, of whom `writing` write. */
	static async open(server, { documents = 1, people, writing }) {
		const room = new Room();
		room.server = server;
		room.perLetter = people - 1;
		for (let d = 0; d < documents; d++) {
			for (let p = 0; p < people; p++) await room.#join(`d${d}`, p < writing);
		}
		const authors = new Map(room.#writers.map(({ client, typist }) => [String(typist.client), client]));
		let arrived = 0;
		for (const client of room.#clients) {
			client.onUpdate = (update) => {
				if (authors.get(letterOf(update).split(":")[0]) !== client) arrived++;
			};
		}
		for (const { client, typist } of room.#writers) client.sendUpdate(typist.paragraph);
		const expected = room.#writers.length * room.perLetter;
		await until(
			() => arrived >= expected,
			() => `${expected - arrived} of ${expected} paragraphs`,
		);
		return room;
	}

	async #join(document, writes) {
		const client = await Client.open(this.server, document);
		this.#clients.push(client);
		if (writes) this.#writers.push({ client, typist: new Typist() });
	}

	/** Types so many letters per second in all for a while. */
	async type(perSecond, seconds) {
		this.#sentAt.clear();
		this.#authors.clear();
		this.#delays = [];
		for (const client of this.#clients) client.onUpdate = (update) => this.#arrived(client, update);
		const writers = this.#writers;
		const before = await this.server.used();
		const letters = await atRate(perSecond, seconds, (i) => {
			const { client, typist } = writers[i % writers.length];
			const letter = `${typist.client}:${typist.clock}`;
			this.#authors.set(letter, client);
			this.#sentAt.set(letter, performance.now());
			client.sendUpdate(typist.next());
		});
		const expected = letters * this.perLetter;
		const missing = () => `${expected - this.#delays.length} of ${expected} letters`;
		await until(() => this.#delays.length >= expected, missing);
		const after = await this.server.used();
		const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(this.#delays, share));
		return { p50, p95, p99, cpu: (after.cpu - before.cpu) / expected, perSecond: perSecond * this.perLetter };
	}

	#arrived(client, update) {
		const letter = letterOf(update);
		const at = this.#sentAt.get(letter);
		// y-websocket and Hocuspocus send an author's own letters back, too: they are not counted.
		if (at !== undefined && this.#authors.get(letter) !== client) this.#delays.push(performance.now() - at);
	}

	close() {
		for (const client of this.#clients) client.close();
	}
}
