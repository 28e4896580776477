import type { Db } from "#db/database.ts";
import { listSeqs } from "#db/queries/documents-log.ts";
import type { Bus } from "../nodes/bus.ts";
import type { ForeignEdits } from "./foreign-edits.ts";
import type { LiveDocument } from "./live-document.ts";
import type { OpenDocuments } from "./open-documents.ts";

interface Parts {
	db: Db;
	bus: Bus;
	documents: OpenDocuments;
	foreign: ForeignEdits;
	report: (message: string, error: unknown) => void;
}

/** How often the log is looked at for edits that nobody told of, in milliseconds. */
const lookEveryMs = 1_000;

/**
 * Lets the documents in memory follow what other nodes commit, and shows the carets of their editors. What a node tells may be lost with Redis:
 * the log is looked at every second, too. Returns its stop.
 */
export function followNodes({ db, bus, documents, foreign, report }: Parts): () => void {
	if (bus.alone) return () => {};
	const withLive = (documentId: string, work: (live: LiveDocument) => void) => {
		// While it is being loaded, whoever loads it has perhaps read the log already.
		documents
			.find(documentId)
			?.then(work, () => {})
			.catch((error) => report("What another node told of a document could not be taken", error));
	};
	bus.on("edited", (edits) => withLive(edits.documentId, (live) => foreign.take(live, edits)));
	bus.on("carets", ({ documentId, entries }, node) =>
		withLive(documentId, (live) => live.presence.takeFrom(node, entries)),
	);
	const tellWhoIsHere = (live: LiveDocument) => {
		const entries = live.presence.entriesHere();
		if (entries.length > 0) bus.send("carets", { documentId: live.id, entries });
	};
	bus.on("whoIsIn", ({ documentId }) => withLive(documentId, tellWhoIsHere));
	bus.onMet(() => {
		for (const live of documents) tellWhoIsHere(live);
	});
	bus.onGone((node) => {
		for (const live of documents) live.presence.forget(node);
	});
	let isLooking = false;
	const look = async () => {
		const open = [...documents];
		if (isLooking || open.length === 0) return;
		isLooking = true;
		try {
			const seqs = await listSeqs(
				db,
				open.map(({ id }) => id),
			);
			for (const live of open) void foreign.catchUp(live, seqs.get(live.id) ?? 0);
		} catch (error) {
			report("The log could not be looked at for edits of other nodes", error);
		} finally {
			isLooking = false;
		}
	};
	const timer = setInterval(() => void look(), lookEveryMs);
	timer.unref();
	return () => clearInterval(timer);
}
