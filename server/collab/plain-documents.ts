import * as Y from "yjs";
import type { DocumentReading, Documents, MergeOutcome } from "#app/context.server.ts";
import { mergeNarrative } from "#app/features/narratives/merge-narrative.server.ts";
import { renderNarrative } from "#app/features/narratives/render-narrative.server.ts";
import { readState } from "#app/features/versions/read-authored-blocks.server.ts";
import { restoreNarrative } from "#app/features/versions/restore-narrative.server.ts";
import type { Db } from "#db/database.ts";
import { findDocumentById } from "#db/queries/documents.ts";
import { findPerson } from "#db/queries/people.ts";
import { admit, type SharedDocument, withOwner } from "./admission.ts";
import { loadDocumentAt } from "./document-store.ts";
import { judgeUpdate, type Verdict } from "./gate.ts";
import type { CollabLimits } from "./limits.ts";
import type { LiveDocument } from "./live-document.ts";
import type { OpenDocuments } from "./open-documents.ts";
import type { NewEdit, Writer } from "./writer.ts";

interface Parts {
	db: Db;
	documents: OpenDocuments;
	writer: Writer;
	limits: CollabLimits;
}

type Edit = Pick<Parameters<Documents["merge"]>[1], "baseSeq" | "person" | "organisationId">;

/** The shared documents for pages and plain forms: the same text, the same gate, the same log as for editors. */
export function plainDocuments(parts: Parts): Documents {
	const readings = new WeakMap<LiveDocument, DocumentReading>();
	const read = (live: LiveDocument) => {
		const last = readings.get(live);
		if (last?.seq === live.seq) return last;
		const reading = { seq: live.seq, ...renderNarrative(live.doc) };
		readings.set(live, reading);
		return reading;
	};
	return {
		read: (documentId) => withOpen(parts, documentId, read),
		snapshot: (documentId) =>
			withOpen(parts, documentId, (live) => ({ ...read(live), state: live.wholeState() })),
		merge: (documentId, edit) =>
			withOpen(parts, documentId, (live, found) =>
				change(parts, live, found, edit, (doc) => mergeNarrative(doc, edit.text)),
			),
		async restore(documentId, edit) {
			const version = readState(edit.state);
			const restore = (doc: Y.Doc) => restoreNarrative(doc, version);
			return withOpen(parts, documentId, (live, found) => change(parts, live, found, edit, restore));
		},
	};
}

async function withOpen<T>(
	{ db, documents }: Parts,
	documentId: string,
	work: (live: LiveDocument, found: SharedDocument) => T | Promise<T>,
): Promise<T> {
	const found = withOwner(await findDocumentById(db, documentId));
	if (!found) throw new Error(`There is no document ${documentId}`);
	return documents.use(found, (live) => work(live, found));
}

/** Changes the document as it stood when the form was opened, and sends that through the gate like any other edit. */
async function change(
	parts: Parts,
	live: LiveDocument,
	found: SharedDocument,
	edit: Edit,
	makeChange: (doc: Y.Doc) => boolean,
): Promise<MergeOutcome> {
	if (live.damagedAt !== null) return { ok: false, code: "refused" };
	// The page has looked at the rights already; only what is found now is true as of the revision that the commit compares.
	const person = await findPerson(parts.db, edit.person.id);
	const member = person && (await admit(parts.db, person, found));
	if (!member?.mayWrite) return { ok: false, code: member?.locked ? "locked" : "refused" };
	const doc = await loadDocumentAt(parts.db, live.id, edit.baseSeq);
	if (!doc) return { ok: false, code: "base-too-old" };
	const update = updateOf(doc, makeChange);
	if (!update) return { ok: true, seq: live.seq };
	if (live.evicted) return { ok: false, code: "not-stored" };
	const verdict = judgeUpdate(
		{
			state: live.state,
			limits: parts.limits.update,
			ownerOf: (client) => live.ownerOf(client, edit.person.id),
		},
		update,
	);
	if (verdict.kind !== "edit") return { ok: false, code: "refused" };
	if (live.isFull(verdict, parts.limits.documentBytes)) return { ok: false, code: "refused" };
	return store(parts, live, { ...edit, rights: member }, verdict);
}

/** A change as one Yjs update; null when it changes nothing. */
function updateOf(doc: Y.Doc, makeChange: (doc: Y.Doc) => boolean): Uint8Array | null {
	// Edits to a document that was just loaded come from a client id that nobody has used.
	const updates: Uint8Array[] = [];
	doc.on("update", (update: Uint8Array) => updates.push(update));
	return makeChange(doc) && updates.length > 0 ? Y.mergeUpdates(updates) : null;
}

/** Waits for the commit; after a while takes the edit out of the queue, so that sending it again does not double it. */
function store(
	{ writer, limits }: Parts,
	live: LiveDocument,
	{ person, organisationId, rights }: Edit & Pick<NewEdit, "rights">,
	edit: Extract<Verdict, { kind: "edit" }>,
): Promise<MergeOutcome> {
	return new Promise((resolve) => {
		const queued = writer.enqueue({
			live,
			edit,
			personId: person.id,
			organisationId,
			rights,
			source: null,
			settle(seq) {
				clearTimeout(timer);
				resolve(seq === null ? { ok: false, code: "not-stored" } : { ok: true, seq });
			},
		});
		const timer = setTimeout(() => writer.cancel((waiting) => waiting === queued), limits.mergeMs);
	});
}
