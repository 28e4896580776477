import * as encoding from "lib0/encoding";
import { Client } from "../client.mjs";
import { atRate } from "../statistics.mjs";
import { Typist } from "../typist.mjs";

const people = 50;
const seconds = 4;
/** A program that has just started is busy compiling itself, and a server runs for weeks. */
const warmUp = 15;

/** Fifty people in one document, each moving their caret five times a second: the share of one core that the server needs. */
export async function presence(server) {
	const author = await Client.open(server, "d0");
	const typist = new Typist();
	author.sendUpdate(typist.paragraph);
	const carets = [];
	for (let i = 0; i < people; i++) carets.push(new Caret(await Client.open(server, "d0"), i, typist));
	let bytes = 0;
	for (const { client } of carets) client.onAwareness = (length) => (bytes += length);
	const moveFor = (duration) => atRate(people * 5, duration, (i) => carets[i % people].move());
	await moveFor(warmUp);
	bytes = 0;
	const before = await server.used();
	const started = performance.now();
	await moveFor(seconds);
	const elapsed = performance.now() - started;
	const after = await server.used();
	author.close();
	for (const { client } of carets) client.close();
	return { share: (after.cpu - before.cpu) / 1_000 / elapsed, bytesPerSecond: (bytes / elapsed) * 1_000 };
}

class Caret {
	#clock = 0;

	constructor(client, number, typist) {
		this.client = client;
		this.id = 1_000_000 + number;
		this.number = number;
		this.letter = { client: typist.client, clock: typist.firstLetter };
	}

	move() {
		const clock = ++this.#clock;
		const position = { type: null, tname: null, item: this.letter, assoc: clock % 2 ? 0 : -1 };
		const user = { name: `Person ${this.number}`, organisation: "An organisation", color: "#1d70b8" };
		const state = JSON.stringify({ user, cursor: { anchor: position, head: position } });
		const entry = encoding.encode((e) => {
			encoding.writeVarUint(e, 1);
			encoding.writeVarUint(e, this.id);
			encoding.writeVarUint(e, clock);
			encoding.writeVarString(e, state);
		});
		this.client.sendAwareness(entry);
	}
}
