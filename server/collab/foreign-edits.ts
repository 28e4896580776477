import type { Db } from "#db/database.ts";
import { listClientOwners } from "#db/queries/documents-clients.ts";
import { listUpdates } from "#db/queries/documents-log.ts";
import type { CommittedEdits } from "../nodes/bus.ts";
import type { LiveDocument } from "./live-document.ts";

interface Parts {
	db: Db;
	/** Applies one stored edit, the next one of the document, and shows it. Returns false when it cannot be applied: the document is let go. */
	apply(live: LiveDocument, seq: number, update: Uint8Array): boolean;
	/** What is in memory cannot be brought up to date: lets go of it. */
	lost(live: LiveDocument, error: unknown): void;
}

/** Brings documents in memory up to what other nodes have stored: by what they tell, and where something is missing from the log. */
export class ForeignEdits {
	private readonly reading = new Map<LiveDocument, Promise<void>>();

	constructor(private readonly parts: Parts) {}

	/** Takes edits that another node has committed. */
	take(live: LiveDocument, { first, updates, clients }: CommittedEdits): void {
		const last = first + updates.length - 1;
		if (live.evicted || live.damagedAt !== null || last <= live.seq) return;
		if (first > live.seq + 1) return void this.catchUp(live, last);
		for (const [client, personId] of clients) live.owners.set(client, personId);
		for (const [index, update] of updates.entries()) {
			if (first + index > live.seq && !this.parts.apply(live, first + index, update)) return;
		}
	}

	/** Resolves when everything that is stored through an edit is in memory, or the document was let go. Never rejects. */
	async catchUp(live: LiveDocument, through: number): Promise<void> {
		while (live.seq < through && !live.evicted && live.damagedAt === null) {
			const before = live.seq;
			const known = this.reading.get(live);
			const reading = known ?? this.read(live).finally(() => this.reading.delete(live));
			this.reading.set(live, reading);
			try {
				await reading;
				// What somebody else began to read may have ended before this edit.
				if (!known && live.seq === before)
					throw new Error(`Edit ${before + 1} of document ${live.id} is not in the log`);
			} catch (error) {
				if (!live.evicted) this.parts.lost(live, error);
			}
		}
	}

	private async read(live: LiveDocument): Promise<void> {
		const updates = await listUpdates(this.parts.db, live.id, live.seq);
		for (const [client, personId] of await listClientOwners(this.parts.db, live.id))
			live.owners.set(client, personId);
		for (const { seq, bytes, isIntact } of updates) {
			if (live.evicted || seq > live.seq + 1) return;
			if (!isIntact) throw new Error(`Edit ${seq} of document ${live.id} is not what was written`);
			if (seq === live.seq + 1 && !this.parts.apply(live, seq, bytes)) return;
		}
	}
}
