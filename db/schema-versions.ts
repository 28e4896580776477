/** The versions of documents that are kept for good. */
export interface VersionTables {
	document_version: DocumentVersionRow;
}

/** A document as it stood at one moment, whole. Never changed, never deleted: the database itself refuses. */
export interface DocumentVersionRow {
	id: string;
	document_id: string;
	/** Counts from 1 within the document. */
	number: number;
	/** The newest stored update in it. */
	seq: number;
	/** Why it was kept: after activity, at a publication, at the end of a meeting, by hand, or because a version was restored. */
	kind: "automatic" | "published" | "meeting" | "named" | "restored";
	/** What people call it; null for what was kept by itself. */
	name: string | null;
	/** The whole Yjs state (v1 encoding). */
	state: Uint8Array;
	/** Made by our own renderer: safe to show as it is. `text` is the same in the notation of the plain form. */
	html: string;
	text: string;
	/** JSON list of who wrote in it up to then: [{ slug, name, words, people }]; `words` are those still in it, `people` are ids. */
	authors: string;
	/** Who kept it; null for what was kept by itself. */
	person_id: string | null;
	organisation_id: string | null;
	at: string;
}
