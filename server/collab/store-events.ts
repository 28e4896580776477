import { closeCode } from "#app/live/collab-protocol.ts";
import type { Db } from "#db/database.ts";
import { removeUpdate } from "#db/queries/documents-log.ts";
import { applyExactly } from "./apply-exactly.ts";
import { isComplete } from "./document-store.ts";
import type { EditedNotices } from "./edited-notices.ts";
import type { LiveDocument } from "./live-document.ts";
import { messageOf } from "./message.ts";
import type { OpenDocuments } from "./open-documents.ts";
import type { Outbox } from "./outbox.ts";
import { updateFrame } from "./wire.ts";
import { type QueuedEdit, settle, type WriterEvents } from "./writer.ts";

interface Parts {
	db: Db;
	documents: OpenDocuments;
	notices: EditedNotices;
	limits: { notSavedMs: number };
	ticks: () => number;
	outbox: Outbox;
	report: (message: string, error: unknown) => void;
}

/** What follows a commit: edits on disk are applied, shown and acknowledged, in this order; failures are told. */
export function storeEvents(parts: Parts): WriterEvents {
	return {
		stored({ live, edits }, first) {
			if (live.evicted) return edits.forEach((edit, index) => void settle(edit, first + index));
			if (first !== live.seq + 1) {
				// Another process writes to the same document: what is in memory lacks its edits.
				for (const [index, edit] of edits.entries()) settle(edit, first + index);
				return reload(parts, live);
			}
			live.editedAt = parts.ticks();
			if (edits.length > 1) parts.outbox.gather();
			const failed = applyAll(live, edits, first);
			if (failed) takeBack(parts, live, edits.slice(failed.index), first + failed.index, failed.error);
			parts.notices.edited({ documentId: live.id, roadmapId: live.roadmapId, ...live.owner });
			void parts.documents.compactIfDue(live);
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

function applyAll(
	live: LiveDocument,
	edits: QueuedEdit[],
	first: number,
): { index: number; error: unknown } | null {
	for (const [index, edit] of edits.entries()) {
		try {
			applyExactly(live.doc, [edit.edit.update], edit.source);
			if (!isComplete(live.doc)) throw new Error("An edit waits for another that never came");
		} catch (error) {
			return { index, error };
		}
		live.seq = first + index;
		live.bytes += edit.edit.update.length;
		live.sinceSnapshot++;
		show(live, edit);
		settle(edit, live.seq);
	}
	return null;
}

function show(live: LiveDocument, { edit, source }: QueuedEdit): void {
	const message = messageOf(updateFrame(edit.update));
	for (const connection of live.connections) if (connection !== source) connection.deliver(message);
}

/**
 * An edit that passed the gate and yet cannot be applied: nobody saw it, so it is emptied in the log, its sender is sent
 * away, and the document loaded anew. What came with it is sent again by its authors.
 */
function takeBack(
	parts: Parts,
	live: LiveDocument,
	edits: QueuedEdit[],
	first: number,
	error: unknown,
): void {
	parts.report(`Edit ${first} of document ${live.id} could not be applied and is taken back`, error);
	edits[0]?.source?.close(closeCode.abuse);
	reload(parts, live, emptyInLog(parts, live.id, first, edits.length));
	for (const edit of edits) settle(edit, null);
}

async function emptyInLog(parts: Parts, documentId: string, first: number, count: number): Promise<void> {
	try {
		for (let seq = first; seq < first + count; seq++) await removeUpdate(parts.db, documentId, seq);
	} catch (error) {
		parts.report(`Edit ${first} of document ${documentId} is still in the log`, error);
	}
}
