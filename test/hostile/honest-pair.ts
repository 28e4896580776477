import { performance } from "node:perf_hooks";
import * as Y from "yjs";
import { openEditor, type PersonName, type TestEditor, until } from "#test/collab/fixture.ts";
import { wordsOf } from "#test/crash/typist.ts";
import type { Victim } from "./attacks.ts";

/** What came of it. */
export interface HonestAccount {
	/** How many words were written; all of them arrived. */
	words: number;
	/** Who everybody seems to be, as the witness sees it. */
	names: PersonName[];
	/** The text, paragraph after paragraph. */
	texts: string[];
}

/** Two honest editors: one types word after word all the time, the other looks on and counts. */
export class HonestPair {
	private readonly author: TestEditor;
	private readonly witness: TestEditor;
	private longestStall = 0;
	private written = 0;
	private readonly sentAt = new Map<string, number>();
	private timer: NodeJS.Timeout | undefined;

	constructor(server: { url: string }, document: string) {
		this.author = openEditor(server, document, "lead");
		this.witness = openEditor(server, document, "coordinator");
		this.witness.doc.on("update", () => this.look());
	}

	/** Starts to type; resolves when both are there. */
	async start(everyMs: number): Promise<void> {
		await until(() => this.author.provider.synced && this.witness.provider.synced);
		this.timer = setInterval(() => this.writeWord(), everyMs);
		await until(() => this.arrived > 0);
	}

	/** Resolves when a word that is written now has arrived, with the longest time that one took since this was asked last, in milliseconds. */
	async peace(): Promise<number> {
		const word = this.writeWord();
		await until(() => !this.sentAt.has(word));
		const stall = this.longestStall;
		this.longestStall = 0;
		return stall;
	}

	/** Stops typing, and resolves when every word has arrived. */
	async finish(): Promise<HonestAccount> {
		clearInterval(this.timer);
		await until(() => this.sentAt.size === 0);
		return { words: this.written, names: this.namesSeen(), texts: wordsOf(this.witness.doc) };
	}

	private get arrived(): number {
		return this.written - this.sentAt.size;
	}

	private namesSeen(): PersonName[] {
		const states: unknown[] = [...this.witness.provider.awareness.getStates().values()];
		return states.flatMap((state) => {
			const name = /"name":"(\w+) person"/.exec(JSON.stringify(state))?.[1];
			return name === undefined ? [] : [name as PersonName];
		});
	}

	get victim(): Victim {
		const client = this.author.doc.clientID;
		return { client, clock: Y.getState(this.witness.doc.store, client) };
	}

	destroy(): void {
		clearInterval(this.timer);
		this.author.destroy();
		this.witness.destroy();
	}

	private writeWord(): string {
		const word = `word ${this.written++}`;
		this.sentAt.set(word, performance.now());
		this.author.write(word);
		return word;
	}

	private look(): void {
		const now = performance.now();
		for (const word of wordsOf(this.witness.doc).slice(-20)) {
			const at = this.sentAt.get(word);
			if (at === undefined) continue;
			this.longestStall = Math.max(this.longestStall, now - at);
			this.sentAt.delete(word);
		}
	}
}
