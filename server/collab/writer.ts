import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { closeCode } from "#app/live/collab-protocol.ts";
import type { Db } from "#db/database.ts";
import { findLateClaims } from "#db/queries/documents-clients.ts";
import { appendUpdates, type DocumentEdits, RightsChanged } from "#db/queries/documents-log.ts";
import { type Steps, transact } from "#db/steps.ts";
import type { Connection } from "./connection.ts";
import type { Verdict } from "./gate.ts";
import type { LiveDocument } from "./live-document.ts";

/** An edit that passed the gate, on its way to the disk. */
export interface NewEdit {
	live: LiveDocument;
	edit: Extract<Verdict, { kind: "edit" }>;
	personId: string;
	organisationId: string;
	/** As of which revision of rights its author may write; kept up to date by whoever looks that up. */
	rights: { rightsAsOf: number };
	/** Who sent it; null for the plain form. */
	source: Connection | null;
	/** Called once: with the sequence number when it is stored, with null when it is not and will not be. */
	settle(seq: number | null): void;
}

/** The same in the queue. */
export interface QueuedEdit extends NewEdit {
	cancelled: boolean;
	/** Told when the edit is settled, however; null while there is nobody. */
	followers: (() => void)[] | null;
}

/** The edits of one document in one commit. */
interface Group {
	live: LiveDocument;
	edits: QueuedEdit[];
}

export interface WriterEvents {
	/** Edits are on disk, numbered from `first`: now they may be applied and shown. Resolves later where others come first. */
	stored(group: Group, first: number): void | Promise<void>;
	/** Edits could not be stored; they stay in the queue. */
	failed(live: LiveDocument, error: unknown): void;
	/** The author's rights may have changed since they were looked up: resolves when they have been again, `rightsAsOf` with them. */
	rightsChanged(source: Connection): Promise<void>;
	/** The document is not in the database any more. */
	missing(live: LiveDocument): void;
	/** A commit ended after so many seconds, well or not. */
	committed?(seconds: number, ok: boolean): void;
}

const maxBatch = 1_000;
const shortestPause = 50;
const longestPause = 1_000;
/**
 * Milliseconds between two commits while edits keep coming: the more came together, the longer. Nobody notices a few
 * milliseconds, but a commit costs the same for one edit as for many.
 */
const shortestRest = 2;
const restPerEdit = 0.5;
const longestRest = 15;

/**
 * Commits edits in the order in which they came. The first is committed at once, and what arrives meanwhile shares the next
 * commit. When a commit fails, everything stays in the queue and is tried again, ever less often; a document that alone cannot
 * be stored does not hold up the others.
 */
export class Writer {
	private queue: QueuedEdit[] = [];
	private running: Promise<void> | null = null;
	/** Until when the disk is left alone. */
	private restUntil = 0;
	/** Bytes that wait, for whoever limits them. */
	queuedBytes = 0;

	constructor(
		private readonly db: Db,
		private readonly now: () => Date,
		private readonly events: WriterEvents,
		/** Whether other nodes write to the same documents. */
		private readonly shared = false,
	) {}

	/** Edits that wait. */
	get queuedEdits(): number {
		return this.queue.length;
	}

	enqueue(fresh: NewEdit): QueuedEdit {
		const { live, edit, personId, organisationId, rights, source, settle } = fresh;
		// Written out, because a copy costs several times as much, and there is one for each letter.
		const queued: QueuedEdit = {
			live,
			edit,
			personId,
			organisationId,
			rights,
			source,
			settle,
			cancelled: false,
			followers: null,
		};
		this.queue.push(queued);
		this.queuedBytes += edit.update.length;
		live.waiting++;
		live.state.add(edit.structs);
		for (const client of edit.newClients) live.owners.set(client, fresh.personId);
		this.running ??= this.run();
		return queued;
	}

	/** Calls back once everything of a document that is queued now is settled; at once when there is nothing. */
	afterQueued(live: LiveDocument, callback: () => void): void {
		const last = live.waiting === 0 ? undefined : this.queue.findLast((queued) => queued.live === live);
		if (last) last.followers = [...(last.followers ?? []), callback];
		else callback();
	}

	/** Takes back edits that are not written yet, even those whose turn is just coming; they settle with null. */
	cancel(isMeant: (edit: QueuedEdit) => boolean): void {
		for (const edit of this.queue) if (isMeant(edit)) edit.cancelled = true;
	}

	/** Resolves when nothing is queued any more, or after so many milliseconds. Returns whether the queue is empty. */
	async drain(atMostMs: number): Promise<boolean> {
		if (this.running) await Promise.race([this.running, sleep(atMostMs, undefined, { ref: false })]);
		return this.queue.length === 0;
	}

	private async run(): Promise<void> {
		let pause = 0;
		while (this.queue.length > 0) {
			// All frames that were read together share the commit.
			await (pause === 0 ? this.rest() : sleep(pause));
			this.dropCancelled();
			const failures = await this.commitNext();
			pause = failures === 0 ? 0 : Math.min(longestPause, Math.max(shortestPause, pause * 2));
		}
		this.running = null;
	}

	/** At once after a quiet moment; right after a commit only a little later: what arrives meanwhile shares the next one. */
	private rest(): Promise<void> | null {
		const rest = this.restUntil - performance.now();
		return rest > 0 ? sleep(Math.ceil(rest)) : null;
	}

	/** Commits what is first in the queue. Returns how many documents could not be stored. */
	private async commitNext(): Promise<number> {
		const batch = this.queue.slice(0, maxBatch);
		if (batch.length === 0) return 0;
		const { done, failures } = await this.commit(groupByDocument(batch));
		this.restUntil = performance.now() + Math.min(longestRest, shortestRest + restPerEdit * done.size);
		this.queue = this.queue.filter((edit) => !done.has(edit));
		for (const edit of done) this.release(edit);
		return failures;
	}

	private dropCancelled(): void {
		if (!this.queue.some(isGone)) return;
		const [gone, left]: [QueuedEdit[], QueuedEdit[]] = [[], []];
		for (const edit of this.queue) (isGone(edit) ? gone : left).push(edit);
		this.queue = left;
		for (const edit of gone) {
			this.release(edit);
			settle(edit, null);
		}
	}

	private release({ live, edit }: QueuedEdit): void {
		this.queuedBytes -= edit.update.length;
		live.waiting--;
		live.state.remove(edit.structs);
	}

	/** Commits groups together; if that fails and there are several, each alone. */
	private async commit(groups: Group[]): Promise<{ done: Set<QueuedEdit>; failures: number }> {
		const done = new Set<QueuedEdit>();
		let failures = 0;
		const began = performance.now();
		const ended = (ok: boolean) => this.events.committed?.((performance.now() - began) / 1000, ok);
		try {
			const firsts = await transact(this.db, () => this.append(groups));
			ended(true);
			const late: Promise<void>[] = [];
			for (const group of groups.filter(({ edits }) => edits.length > 0)) {
				for (const edit of group.edits) done.add(edit);
				const first = firsts.get(group.live.id);
				const later = first === undefined ? this.lose(group) : this.finish(group, first);
				if (later) late.push(later);
			}
			if (late.length > 0) await Promise.all(late);
		} catch (failure) {
			const error = failure instanceof RightsChanged ? await this.lookAgain(groups, failure) : failure;
			if (error === null) return { done, failures: 0 };
			ended(false);
			const [only] = groups;
			if (only && groups.length === 1) {
				this.events.failed(only.live, error);
				return { done, failures: 1 };
			}
			for (const group of groups) {
				const alone = await this.commit([group]);
				for (const edit of alone.done) done.add(edit);
				failures += alone.failures;
			}
		}
		return { done, failures };
	}

	/** Takes back what is not its author's to write any more; the rest is committed next. Returns why that cannot be told, or null. */
	private async lookAgain(groups: Group[], { revisions }: RightsChanged): Promise<unknown> {
		const outdated = groups.flatMap(({ live, edits }) =>
			edits.filter(({ rights }) => rights.rightsAsOf < (revisions.get(live.id) ?? 0)),
		);
		try {
			for (const source of new Set(outdated.map((edit) => edit.source)))
				if (source) await this.events.rightsChanged(source);
		} catch (error) {
			return error;
		}
		for (const edit of outdated)
			edit.cancelled ||= edit.rights.rightsAsOf < (revisions.get(edit.live.id) ?? 0);
		return null;
	}

	private finish(group: Group, first: number): void | Promise<void> {
		group.live.failingSince = null;
		return this.events.stored(group, first);
	}

	private lose(group: Group): void {
		this.events.missing(group.live);
		for (const edit of group.edits) settle(edit, null);
	}

	/** On another node somebody else was the first to write by the same client id: nobody writes in their name. */
	private *dropLateClaims(groups: Group[]): Steps<void> {
		for (const { edit } of yield* findLateClaims(this.db, groups.flatMap(claimsOf))) {
			this.cancel((other) => other.live === edit.live && other.source === edit.source);
			edit.source?.close(closeCode.abuse);
		}
		for (const group of groups) group.edits = group.edits.filter((edit) => !edit.cancelled);
	}

	private *append(groups: Group[]): Steps<Map<string, number>> {
		// Waiting for its turn may have taken a while: what was taken back by now stays in the queue, and is dropped there.
		for (const group of groups) group.edits = group.edits.filter((edit) => !edit.cancelled);
		if (this.shared) yield* this.dropLateClaims(groups);
		const wanted = groups.filter(({ edits }) => edits.length > 0);
		return yield* appendUpdates(this.db, wanted.map(rowsOf), this.now().toISOString());
	}
}

const isGone = ({ cancelled, live }: QueuedEdit) => cancelled || live.evicted;

/** Claims of new client ids with the edit that makes them. */
const claimsOf = ({ live, edits }: Group) =>
	edits.flatMap((edit) =>
		edit.edit.newClients.map((clientId) => ({
			...{ edit, clientId },
			documentId: live.id,
			personId: edit.personId,
		})),
	);

function rowsOf({ live, edits }: Group): DocumentEdits {
	return {
		documentId: live.id,
		rightsAsOf: Math.min(...edits.map(({ rights }) => rights.rightsAsOf)),
		updates: edits.map(({ edit, personId }) => ({ bytes: edit.update, personId })),
		clients: edits.flatMap(({ edit, personId, organisationId }) =>
			edit.newClients.map((clientId) => ({ clientId, personId, organisationId })),
		),
	};
}

/** Tells whoever waits for an edit what became of it. */
export function settle(edit: QueuedEdit, seq: number | null): void {
	edit.settle(seq);
	for (const follower of edit.followers ?? []) follower();
}

/** In the order of their ids: two nodes that lock several documents never wait for each other in a circle. */
function groupByDocument(edits: QueuedEdit[]): Group[] {
	const groups = new Map<LiveDocument, QueuedEdit[]>();
	for (const edit of edits) {
		const group = groups.get(edit.live);
		if (group) group.push(edit);
		else groups.set(edit.live, [edit]);
	}
	return [...groups]
		.map(([live, group]) => ({ live, edits: group }))
		.sort((a, b) => (a.live.id < b.live.id ? -1 : 1));
}
