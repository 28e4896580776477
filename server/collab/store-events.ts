import { setTimeout as sleep } from "node:timers/promises";
import { closeCode } from "#app/live/collab-protocol.ts";
import type { Db } from "#db/database.ts";
import { removeUpdate } from "#db/queries/documents-log.ts";
import type { Bus } from "../nodes/bus.ts";
import { applyExactly } from "./apply-exactly.ts";
import { isComplete } from "./document-store.ts";
import type { EditedNotices } from "./edited-notices.ts";
import { ForeignEdits } from "./foreign-edits.ts";
import type { LiveDocument } from "./live-document.ts";
import { messageOf } from "./message.ts";
import type { OpenDocuments } from "./open-documents.ts";
import type { Outbox } from "./outbox.ts";
import { updateFrame } from "./wire.ts";
import { type QueuedEdit, settle, type WriterEvents } from "./writer.ts";

/** How long a document that does not fit its log stays away, in milliseconds. */
const reloadMs = 300;

interface Parts {
	db: Db;
	documents: OpenDocuments;
	notices: EditedNotices;
	limits: { notSavedMs: number };
	ticks: () => number;
	outbox: Outbox;
	bus: Bus;
	report: (message: string, error: unknown) => void;
}

/** What follows a commit, here or on another node. */
export interface StoreEvents extends Omit<WriterEvents, "rightsChanged"> {
	foreign: ForeignEdits;
}

/** What follows a commit: edits on disk are applied, shown and acknowledged, in this order; failures are told. */
export function storeEvents(parts: Parts): StoreEvents {
	/** Own edits that wait until what other nodes stored before them is applied. */
	const late = new Map<LiveDocument, Map<number, QueuedEdit>>();
	const foreign = new ForeignEdits({
		db: parts.db,
		apply(live, seq, update) {
			const waiting = late.get(live);
			const own = waiting?.get(seq);
			try {
				applyOne(live, { update, source: own?.source ?? null }, seq);
			} catch (error) {
				if (own && waiting) {
					takeBack(parts, live, waiting, { culprit: own, error });
					waiting.clear();
				} else letGo(parts, live, error);
				return false;
			}
			live.editedAt = parts.ticks();
			waiting?.delete(seq);
			if (own) settle(own, seq);
			return true;
		},
		lost: (live, error) => letGo(parts, live, error),
	});

	/** Others wrote to the same document before this commit: their edits come first. */
	const afterOthers = async ({ live, edits }: { live: LiveDocument; edits: QueuedEdit[] }, first: number) => {
		const own = late.get(live) ?? new Map<number, QueuedEdit>();
		late.set(live, own);
		// What was read from the log before the commit had come back is applied already.
		for (const [index, edit] of edits.entries()) {
			if (first + index > live.seq) own.set(first + index, edit);
			else settle(edit, first + index);
		}
		await foreign.catchUp(live, first + edits.length - 1);
		for (const [index, edit] of edits.entries()) {
			// The document was let go: they are in the log all the same.
			if (own.delete(first + index)) settle(edit, first + index);
		}
		if (own.size === 0) late.delete(live);
	};

	return {
		foreign,
		stored(group, first) {
			const { live, edits } = group;
			if (live.evicted) return edits.forEach((edit, index) => void settle(edit, first + index));
			if (first !== live.seq + 1) {
				if (!parts.bus.alone) return afterOthers(group, first).then(() => told(parts, live, edits, first));
				// Another process writes to the same document: what is in memory lacks its edits.
				for (const [index, edit] of edits.entries()) settle(edit, first + index);
				return reload(parts, live);
			}
			live.editedAt = parts.ticks();
			if (edits.length > 1) parts.outbox.gather();
			const failed = applyTogether(live, edits);
			const applied = failed ? edits.slice(0, failed.from) : edits;
			for (const [index, edit] of applied.entries()) {
				if (!failed) show(live, { update: edit.edit.update, source: edit.source }, first + index);
				settle(edit, first + index);
			}
			if (failed) {
				const lost = edits
					.slice(failed.from)
					.map((edit, index) => [first + failed.from + index, edit] as const);
				takeBack(parts, live, new Map(lost), failed);
			}
			told(parts, live, applied, first);
			parts.documents.compactIfDue(live);
		},
		failed(live, error) {
			const now = parts.ticks();
			if (live.failingSince === null) {
				live.failingSince = now;
				parts.report(
					`Edits of document ${live.id} could not be stored; they are kept and tried again`,
					error,
				);
			}
			for (const connection of live.connections) connection.notice("not-saved");
			if (now - live.failingSince >= parts.limits.notSavedMs) live.closeAll(closeCode.overload);
		},
		missing(live) {
			// Gone, or frozen: whoever comes back is told which, and what they have not saved stays on their device.
			reload(parts, live);
		},
	};
}

/** Lets go of a document in memory: editors come back to what is stored. */
function reload(parts: Parts, live: LiveDocument, after?: Promise<void>): void {
	live.closeAll(closeCode.reloaded);
	parts.documents.evict(live, after);
}

/** Tells other screens and other nodes. */
function told(parts: Parts, live: LiveDocument, edits: QueuedEdit[], first: number): void {
	if (edits.length === 0) return;
	parts.notices.edited({ documentId: live.id, roadmapId: live.roadmapId, ...live.owner });
	if (parts.bus.alone) return;
	parts.bus.send("edited", {
		documentId: live.id,
		first,
		updates: edits.map(({ edit }) => edit.update),
		clients: edits.flatMap(({ edit, personId }) =>
			edit.newClients.map((client): [number, string] => [client, personId]),
		),
	});
}

/** Lets go of a document that cannot be brought up to date; the node that wrote what does not fit takes it back meanwhile. */
function letGo(parts: Parts, live: LiveDocument, error: unknown): void {
	parts.report(`Document ${live.id} is loaded anew: edits of other nodes could not be applied`, error);
	reload(parts, live, sleep(reloadMs, undefined, { ref: false }));
}

/** Why edits could not be applied: all from one place on, and whose fault that was, where it can be told. */
interface Failure {
	from: number;
	culprit: QueuedEdit | undefined;
	error: unknown;
}

/** Applies the edits of one commit in one transaction of Yjs, which costs hardly more than one of them. */
function applyTogether(live: LiveDocument, edits: QueuedEdit[]): Failure | null {
	let applied = 0;
	function* updates(): Generator<Uint8Array> {
		for (const { edit } of edits) {
			yield edit.update;
			requireComplete(live);
			applied++;
		}
	}
	try {
		applyExactly(live.doc, updates());
		return null;
	} catch (error) {
		// What fails when all are in may be the fault of any of them.
		const from = applied < edits.length ? applied : 0;
		const isKnown = edits.length === 1 || applied < edits.length;
		return { from, culprit: isKnown ? edits[from] : undefined, error };
	}
}

function requireComplete({ doc }: LiveDocument): void {
	if (!isComplete(doc)) throw new Error("An edit waits for another that never came");
}

type ShownEdit = { update: Uint8Array; source: QueuedEdit["source"] };

/** Applies the next stored edit of a document and shows it to everybody but its author. Throws when it cannot be applied. */
function applyOne(live: LiveDocument, edit: ShownEdit, seq: number): void {
	applyExactly(live.doc, [edit.update]);
	requireComplete(live);
	show(live, edit, seq);
}

/** Shows an applied edit to everybody but its author. */
function show(live: LiveDocument, { update, source }: ShownEdit, seq: number): void {
	live.seq = seq;
	live.bytes += update.length;
	live.sinceSnapshot++;
	const message = messageOf(updateFrame(update));
	for (const connection of live.connections) if (connection !== source) connection.deliver(message);
}

/**
 * An edit that passed the gate and yet cannot be applied: nobody saw it, so it is emptied in the log, its sender is sent
 * away, and the document loaded anew. What was stored after it is sent again by its authors.
 */
function takeBack(
	parts: Parts,
	live: LiveDocument,
	/** It, and what was stored after it and is not applied, by their place in the log. */
	edits: ReadonlyMap<number, QueuedEdit>,
	{ culprit, error }: Pick<Failure, "culprit" | "error">,
): void {
	const [first] = edits.keys();
	parts.report(`Edit ${first} of document ${live.id} could not be applied and is taken back`, error);
	culprit?.source?.close(closeCode.abuse);
	reload(parts, live, emptyInLog(parts, live.id, [...edits.keys()]));
	for (const edit of edits.values()) settle(edit, null);
}

async function emptyInLog(parts: Parts, documentId: string, seqs: number[]): Promise<void> {
	try {
		for (const seq of seqs) await removeUpdate(parts.db, documentId, seq);
	} catch (error) {
		parts.report(`Edit ${seqs[0]} of document ${documentId} is still in the log`, error);
	}
}
