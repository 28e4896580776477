import { setTimeout as sleep } from "node:timers/promises";
import * as Y from "yjs";
import { Client } from "../client.mjs";
import { median, until } from "../statistics.mjs";
import { Typist } from "../typist.mjs";

const edits = 20_000;
/** Nobody types more than this many letters into one paragraph. */
const perParagraph = 200;

/**
 * Opening a document that 20,000 edits were made to: milliseconds until the whole text is there, while the server has it in
 * memory (median of 15), and right after the server was started again (median of 7).
 */
export async function join(server) {
	const expected = await fill(server);
	const warm = [];
	for (let i = 0; i < 15; i++) warm.push(await open(server, expected));
	// Hocuspocus stores two seconds after the last edit, at the latest after ten.
	await sleep(4_000);
	const cold = [];
	for (let i = 0; server.kind.stores && i < 7; i++) {
		await server.restart();
		cold.push(await open(server, expected));
	}
	return { warm: median(warm), cold: median(cold) };
}

async function fill(server) {
	let author = await Client.open(server, "d0");
	const reader = await Client.open(server, "d0");
	let arrived = 0;
	reader.onUpdate = () => arrived++;
	let expected = 0;
	for (let sent = 0; sent < edits; ) {
		// Waymark lets a connection bring 64 Yjs client ids, and each paragraph has one of its own here.
		if (sent % (50 * perParagraph) === 0) {
			author.close();
			author = await Client.open(server, "d0");
		}
		const typist = new Typist();
		author.sendUpdate(typist.paragraph);
		for (let i = 1; i < perParagraph; i++) author.sendUpdate(typist.next());
		expected += typist.clock;
		sent += perParagraph;
		await until(
			() => arrived >= sent,
			() => `edit ${arrived} of ${sent}`,
		);
	}
	author.close();
	reader.close();
	return expected;
}

async function open(server, expected) {
	const doc = new Y.Doc();
	const started = performance.now();
	const length = () => [...Y.decodeStateVector(Y.encodeStateVector(doc)).values()].reduce((a, b) => a + b, 0);
	let complete;
	const whole = new Promise((resolve) => {
		complete = resolve;
	});
	const onState = (update) => {
		Y.applyUpdate(doc, update);
		if (length() >= expected) complete(performance.now() - started);
	};
	const client = await Client.open(server, "d0", onState);
	const milliseconds = await whole;
	client.close();
	doc.destroy();
	return milliseconds;
}
