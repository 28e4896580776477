import * as Y from "yjs";

/** Changes by the same person that come closer together than this count as one, in milliseconds. */
const burstMs = 2_000;

/**
 * Other people's changes while they wait: nothing is dropped, and letting go applies them all at once, in the order in
 * which they came.
 */
export class HeldChanges {
	private updates: Uint8Array[] = [];
	private bursts = 0;
	private last: { client: number | undefined; at: number } | undefined;

	constructor(private readonly now: () => number = Date.now) {}

	/** How many changes wait, a burst by one person counted once. */
	get count(): number {
		return this.bursts;
	}

	/** Keeps an update for later. One that holds nothing is ignored. */
	add(update: Uint8Array): void {
		const { structs, ds } = Y.decodeUpdate(update);
		if (structs.length === 0 && ds.clients.size === 0) return;
		this.updates.push(update);
		// A deletion does not say whose it is: it belongs to what came just before.
		const client = structs[0]?.id.client ?? this.last?.client;
		const at = this.now();
		const { last } = this;
		if (!last || last.client !== client || at - last.at > burstMs) this.bursts++;
		this.last = { client, at };
	}

	/** Puts everything that waited into the document, as one change with this origin. */
	applyTo(doc: Y.Doc, origin: unknown): void {
		const { updates } = this;
		this.updates = [];
		this.bursts = 0;
		this.last = undefined;
		if (updates.length === 0) return;
		Y.transact(
			doc,
			() => {
				for (const update of updates) Y.applyUpdate(doc, update, origin);
			},
			origin,
			false,
		);
	}
}
