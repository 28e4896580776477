import { setTimeout as sleep } from "node:timers/promises";
import type { RawEditor } from "#test/collab/raw-editor.ts";
import { below, pick, type Random, randomFrom } from "#test/crash/random.ts";
import { attacks, type Victim } from "./attacks.ts";

const frames = 60;

/** Sends pieces of all attacks, changed at random, until the server has had enough or so many are sent. */
export async function randomAttack(raw: RawEditor, seed: number, victim: Victim): Promise<void> {
	const random = randomFrom(seed);
	const samples = samplesOf(victim);
	for (let i = 0; i < frames && raw.socket.readyState === raw.socket.OPEN; i++) {
		raw.send(...(random() < 0.2 ? noise(random) : change(pick(random, samples), random)));
		if (i % 10 === 9) await sleep(1);
	}
}

/** The first small frames of every attack. */
function samplesOf(victim: Victim): number[][] {
	const samples: number[][] = [];
	const keep = (frame: ArrayLike<number>) => {
		if (frame.length > 0 && frame.length < 2_000) samples.push(Array.from(frame));
	};
	const collector = {
		send: (...frame: number[]) => keep(frame),
		socket: { send: (data: unknown) => data instanceof Uint8Array && keep(data) },
	} as unknown as RawEditor;
	for (const attack of attacks.filter(({ name }) => !/flood|fragment/.test(name)))
		attack.send(collector, victim);
	return samples;
}

const noise = (random: Random) => Array.from({ length: below(random, 60) }, () => below(random, 256));

function change(frame: number[], random: Random): number[] {
	const bytes = [...frame];
	for (let i = below(random, 4); i > 0; i--) {
		const kind = random();
		const at = below(random, bytes.length);
		if (kind < 0.6) bytes[at] = below(random, 256);
		else if (kind < 0.8) bytes.splice(at, 1);
		else bytes.splice(at, 0, below(random, 256));
	}
	return bytes;
}
