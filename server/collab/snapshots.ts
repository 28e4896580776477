import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "#db/database.ts";
import { compactDocument } from "./document-store.ts";
import type { CollabLimits } from "./limits.ts";
import type { LiveDocument } from "./live-document.ts";

interface Options {
	db: Db;
	limits: Pick<CollabLimits, "keepLogMs" | "snapshotEvery">;
	now: () => Date;
	/** Milliseconds that only ever grow. */
	ticks: () => number;
	report: (message: string, error: unknown) => void;
}

/** A snapshot is followed by a pause so many times as long as it took: edits are what people wait for. */
const restPerWork = 4;

/** Takes snapshots of documents one at a time, with pauses: many may be due at the same moment, and edits go first. */
export class Snapshots {
	private readonly waiting: { live: LiveDocument; taken: () => void }[] = [];
	private isRunning = false;
	/** The one that is being taken. */
	private current = Promise.resolve();
	private isClosed = false;

	constructor(private readonly options: Options) {}

	/** Takes a snapshot of what is in a document when its turn comes. Resolves then, taken or not: what goes wrong is reported. */
	take(live: LiveDocument): Promise<void> {
		if (live.compacting || live.damagedAt !== null || this.isClosed) return Promise.resolve();
		live.compacting = true;
		return new Promise((taken) => {
			this.waiting.push({ live, taken });
			if (!this.isRunning) void this.run();
		});
	}

	/** Takes no more; resolves when none is being taken. */
	async close(): Promise<void> {
		this.isClosed = true;
		for (const { live, taken } of this.waiting.splice(0)) {
			live.compacting = false;
			taken();
		}
		await this.current;
	}

	private async run(): Promise<void> {
		const { ticks } = this.options;
		this.isRunning = true;
		for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
			const began = ticks();
			this.current = this.compact(next.live);
			await this.current;
			next.taken();
			await sleep((ticks() - began) * restPerWork, undefined, { ref: false });
		}
		this.isRunning = false;
	}

	private async compact(live: LiveDocument): Promise<void> {
		const { db, limits, now, report } = this.options;
		const { seq, sinceSnapshot, bytes: before } = live;
		try {
			// Whoever asks next gets another copy, from the database.
			if (live.evicted) return;
			const times = { now: now(), keepLogMs: limits.keepLogMs };
			const { bytes } = await compactDocument(db, live.id, seq, times);
			live.sinceSnapshot -= sinceSnapshot;
			live.bytes += bytes - before;
			live.planSnapshot(limits.snapshotEvery);
		} catch (error) {
			// Not again with every further edit.
			live.planSnapshot(limits.snapshotEvery, live.sinceSnapshot);
			report(`No snapshot of document ${live.id} could be taken`, error);
		} finally {
			live.compacting = false;
		}
	}
}
