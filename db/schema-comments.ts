/** A conversation about a document: about one passage of it, or about the whole text. */
export interface CommentThreadRow {
	id: string;
	document_id: string;
	/** Yjs relative positions (base64) of the passage's first and last character; null when it is about the whole text. */
	anchor_start: string | null;
	anchor_end: string | null;
	/** The words of the passage when the thread was begun, and the words before it. */
	quotation: string | null;
	context_before: string | null;
	/** How many comments it holds, withdrawn ones too; the next one's position. */
	length: number;
	/** Set while it is resolved. */
	resolved_at: string | null;
	resolved_person_id: string | null;
	resolved_organisation_id: string | null;
	created_at: string;
}

/** One comment of a thread. Working notes of partners: never public, and not in the ledger. */
export interface CommentRow {
	id: string;
	thread_id: string;
	/** Counts from 0 within the thread. */
	position: number;
	/** Empty once it was withdrawn. */
	text: string;
	person_id: string;
	/** The organisation that the person spoke for. */
	organisation_id: string;
	at: string;
	withdrawn_at: string | null;
}

/** The tables of comments. */
export interface CommentTables {
	comment_thread: CommentThreadRow;
	comment: CommentRow;
}
