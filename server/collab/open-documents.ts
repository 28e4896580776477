import { narrativeRules } from "#app/features/narratives/document-rules.server.ts";
import { renderNarrative } from "#app/features/narratives/render-narrative.server.ts";
import { recordVersion } from "#app/features/versions/record-version.server.ts";
import type { Db } from "#db/database.ts";
import { listClientOwners } from "#db/queries/documents-clients.ts";
import { lastVersionedSeq } from "#db/queries/versions.ts";
import type { Bus } from "../nodes/bus.ts";
import type { SharedDocument } from "./admission.ts";
import { loadDocument } from "./document-store.ts";
import type { CollabLimits } from "./limits.ts";
import { LiveDocument } from "./live-document.ts";
import type { FarEntries } from "./presence.ts";
import { Snapshots } from "./snapshots.ts";

interface Options {
	db: Db;
	limits: CollabLimits;
	now: () => Date;
	/** Milliseconds that only ever grow. */
	ticks: () => number;
	/** Milliseconds of the day, for clocks that must grow over a restart. */
	timeOfDay: () => number;
	/** Something went wrong that nobody waits for. */
	report: (message: string, error: unknown) => void;
	/** The way to the other nodes. */
	bus: Bus;
}

/** The documents in memory: loaded once however many ask at the same time, taken out when nobody needs them. */
export class OpenDocuments {
	private readonly open = new Map<string, Promise<LiveDocument>>();
	private readonly usedAt = new WeakMap<LiveDocument, number>();
	private readonly loaded = new Set<LiveDocument>();
	private isSweeping = false;

	/** What has to be done in the database before a document may be loaded again. */
	private readonly repairs = new Map<string, Promise<void>>();

	/** Brings a document in memory up to an edit of another node; set by whoever applies edits. */
	catchUp: (live: LiveDocument, through: number) => Promise<void> = async () => {};

	private readonly snapshots: Snapshots;

	constructor(private readonly options: Options) {
		this.snapshots = new Snapshots(options);
	}

	/**
	 * Does something with the document in memory, loaded if need be: until that is done, it does not leave memory for being
	 * idle. Rejects when the database does not answer.
	 */
	async use<T>(found: SharedDocument, work: (live: LiveDocument) => T | Promise<T>): Promise<T> {
		const live = await this.hold(found);
		try {
			// Another node may have stored something that has not come here.
			if (!this.options.bus.alone && found.seq > live.seq) await this.catchUp(live, found.seq);
			return await work(live);
		} finally {
			live.users--;
			this.touch(live);
		}
	}

	/** How many are in memory. */
	get size(): number {
		return this.loaded.size;
	}

	/** The document of an id, once it is in memory; undefined when nobody has asked for it. */
	find(id: string): Promise<LiveDocument> | undefined {
		return this.open.get(id);
	}

	/** The documents in memory. */
	[Symbol.iterator](): IterableIterator<LiveDocument> {
		return this.loaded.values();
	}

	/**
	 * Lets go of a document in memory: whoever asks next gets it from the database, once `after` is settled. Must not be used
	 * by anyone from then on.
	 */
	evict(live: LiveDocument, after?: Promise<void>): void {
		// Once only: by now another copy may be in its place.
		if (live.evicted) return;
		live.evicted = true;
		live.presence.stop();
		this.loaded.delete(live);
		this.open.delete(live.id);
		if (!after) return;
		this.repairs.set(live.id, after);
		void after.finally(() => this.repairs.delete(live.id));
	}

	/** Sees to it that a snapshot is taken when enough was stored since the last one. */
	compactIfDue(live: LiveDocument): void {
		if (live.sinceSnapshot >= live.snapshotDueAt) void this.snapshots.take(live);
	}

	/** Takes no more snapshots; resolves when none is being taken. */
	close(): Promise<void> {
		return this.snapshots.close();
	}

	/**
	 * Keeps versions of documents that were edited and are quiet now. Takes documents out of memory that nobody has used for
	 * a while, after a snapshot and a version of what is new in them.
	 */
	async sweep(): Promise<void> {
		if (this.isSweeping) return;
		this.isSweeping = true;
		try {
			for (const live of [...this.loaded]) await this.sweepOne(live);
		} finally {
			this.isSweeping = false;
		}
	}

	private async sweepOne(live: LiveDocument): Promise<void> {
		const { ticks, limits } = this.options;
		const isLeft = () => live.isIdle && ticks() - (this.usedAt.get(live) ?? 0) >= limits.idleMs;
		if (ticks() - live.editedAt >= limits.quietMs) await this.keepVersion(live);
		if (!isLeft()) return;
		if (live.sinceSnapshot > 0) await this.snapshots.take(live);
		await this.keepVersion(live);
		// Someone may have come meanwhile.
		if (isLeft()) this.evict(live);
	}

	/** Notes that someone has just used a document. */
	touch(live: LiveDocument): void {
		this.usedAt.set(live, this.options.ticks());
	}

	/** Counts as a user from the very moment in which the document is there: nothing can come between. */
	private async hold(found: SharedDocument): Promise<LiveDocument> {
		for (;;) {
			let loading = this.open.get(found.id);
			if (!loading) {
				loading = this.load(found);
				this.open.set(found.id, loading);
				// A load that failed is tried anew by whoever asks next.
				loading.catch(() => this.open.delete(found.id));
			}
			const live = await loading;
			if (live.evicted) continue;
			live.users++;
			return live;
		}
	}

	private async load(found: SharedDocument): Promise<LiveDocument> {
		const { db, limits, timeOfDay, ticks } = this.options;
		await this.repairs.get(found.id);
		const stored = await loadDocument(db, found.id);
		const owners = await listClientOwners(db, found.id);
		const options = {
			rules: narrativeRules,
			presenceMs: limits.presenceMs,
			snapshotEvery: limits.snapshotEvery,
			timeOfDay,
			versionedSeq: await lastVersionedSeq(db, found.id),
			openedAt: ticks(),
			tellOthers: (entries: FarEntries) => this.options.bus.send("carets", { documentId: found.id, entries }),
		};
		const live = new LiveDocument(found, stored, owners, options);
		if (stored.damagedAt !== null) {
			const told = `people are told to quote ${live.damageReference}`;
			this.options.report(
				`Document ${found.id} is damaged at edit ${stored.damagedAt}: read-only; ${told}`,
				null,
			);
		}
		this.loaded.add(live);
		this.options.bus.send("whoIsIn", { documentId: live.id });
		return live;
	}

	/** Keeps a version of a document, unless there is one of its present state. */
	private async keepVersion(live: LiveDocument): Promise<void> {
		if (live.versionedSeq >= live.seq || live.damagedAt !== null || live.evicted) return;
		const before = live.versionedSeq;
		// Not again with every sweep, whatever comes of it; after the next edit it is tried again.
		live.versionedSeq = live.seq;
		try {
			const snapshot = { seq: live.seq, state: live.wholeState(), ...renderNarrative(live.doc) };
			const at = this.options.now().toISOString();
			const made = { kind: "automatic" as const, name: null, by: null, at };
			await this.options.db.transaction().execute((trx) => recordVersion(trx, live.id, snapshot, made));
		} catch (error) {
			this.options.report(`No version of document ${live.id} after edit ${before} could be kept`, error);
		}
	}
}
