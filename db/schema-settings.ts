import type { AnnounceChoice } from "#app/domain/editor-settings.ts";
import type { Flag } from "./schema.ts";

/** People's sessions and choices, and what holds a document still. */
export interface SettingsTables {
	session: SessionRow;
	person_setting: PersonSettingRow;
	document_lock: DocumentLockRow;
}

export interface SessionRow {
	/** SHA-256 (hex) of the identifier in the cookie. */
	id: string;
	person_id: string | null;
	/** JSON of the session's own data (messages to show once). */
	data: string;
	device: string | null;
	created_at: string;
	used_at: string;
	expires_at: string;
}

/** How a person wants the shared editor to be; who has no row has the defaults. */
export interface PersonSettingRow {
	person_id: string;
	/** Whose changes are announced: nobody's, those in the paragraph where the person is, or everybody's. */
	announce_changes: AnnounceChoice;
	/** Whether other people's changes wait while the person types. */
	hold_changes: Flag;
	at: string;
}

/** A document that nobody may change for now. */
export interface DocumentLockRow {
	document_id: string;
	/** Ends the sentence "This text is locked while …". */
	reason: string;
	person_id: string | null;
	at: string;
}
