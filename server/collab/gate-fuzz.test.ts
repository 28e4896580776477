import { expect, test } from "vitest";
import * as Y from "yjs";
import { narrativeRules } from "#app/features/narratives/document-rules.server.ts";
import { AcceptedState } from "./accepted-state.ts";
import { newDocument } from "./document-store.ts";
import { judgeUpdate } from "./gate.ts";
import { defaultLimits } from "./limits.ts";

/** Fewer or others on demand: `FUZZ_ROUNDS=1000 FUZZ_SEED=7`. */
const rounds = Number(process.env.FUZZ_ROUNDS ?? 1_000_000);
const seed = Number(process.env.FUZZ_SEED ?? 20_260_105);

test(`[C14] of ${rounds} mutated updates, none gets past the gate and fails behind it`, {
	timeout: 300_000,
}, () => {
	const random = randomFrom(seed);
	const { stored, samples } = writeSamples();
	const server = newDocument();
	Y.applyUpdate(server, stored);
	const question = {
		state: new AcceptedState(server, narrativeRules),
		limits: defaultLimits.update,
		ownerOf: () => "own" as const,
	};
	let passed = 0;
	for (let round = 0; round < rounds; round++) {
		const sample = samples[Math.floor(random() * samples.length)] ?? stored;
		const verdict = judgeUpdate(question, mutate(sample, random));
		if (verdict.kind !== "edit") continue;
		passed++;
		const copy = newDocument();
		Y.applyUpdate(copy, stored);
		const where = `seed ${seed}, round ${round}`;
		expect(() => Y.applyUpdate(copy, verdict.update), where).not.toThrow();
		expect([copy.store.pendingStructs, copy.store.pendingDs], where).toEqual([null, null]);
	}
	expect(passed).toBeGreaterThan(rounds / 1_000);
});

/** A document with one of everything, and updates to it: those that made it, and one more that is not in it yet. */
function writeSamples(): { stored: Uint8Array; samples: Uint8Array[] } {
	const doc = newDocument();
	doc.clientID = 1_000;
	const samples: Uint8Array[] = [];
	doc.on("update", (update: Uint8Array) => samples.push(update));
	const body = doc.getXmlFragment(narrativeRules.rootName);
	const paragraph = new Y.XmlElement("paragraph");
	const run = new Y.XmlText("Hello brave world");
	paragraph.insert(0, [run]);
	body.push([paragraph]);
	run.format(2, 4, { bold: {}, link: { href: "https://example.org/" } });
	const list = new Y.XmlElement("bulletList");
	const item = new Y.XmlElement("listItem");
	item.insert(0, [new Y.XmlElement("paragraph")]);
	list.insert(0, [item]);
	body.insert(0, [list]);
	run.delete(3, 2);
	const stored = Y.encodeStateAsUpdate(doc);
	samples.push(stored);
	run.insert(2, "more");
	run.format(0, 3, { italic: {} });
	body.delete(0, 1);
	return { stored, samples };
}

/** Numbers from 0 to 1 that are the same for the same seed. */
function randomFrom(start: number): () => number {
	let state = start;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

function mutate(update: Uint8Array, random: () => number): Uint8Array {
	const bytes = [...update];
	const at = () => Math.floor(random() * bytes.length);
	for (let i = 1 + Math.floor(random() * 3); i > 0; i--) {
		const kind = random();
		if (kind < 0.6) bytes[at()] = Math.floor(random() * 256);
		else if (kind < 0.8) bytes.splice(at(), 1);
		else bytes.splice(at(), 0, Math.floor(random() * 256));
	}
	return new Uint8Array(bytes);
}
