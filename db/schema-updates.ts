import type { Status } from "#app/domain/status.ts";

/** Published updates, what comes before them and what comes after. */
export interface UpdateTables {
	published_update: PublishedUpdateRow;
	agreement: AgreementRow;
	agreement_party: AgreementPartyRow;
	agreement_answer: AgreementAnswerRow;
	update_withdrawal: UpdateWithdrawalRow;
	update_correction: UpdateCorrectionRow;
}

/** A published version of a narrative, of an action or of a whole workstream. The database refuses to change or delete it. */
export interface PublishedUpdateRow {
	id: string;
	roadmap_id: string;
	/** Counts from 1 within the roadmap. */
	number: number;
	action_id: string | null;
	workstream_id: string | null;
	title: string;
	period: string | null;
	/** Made by our own renderer, or from Markdown without HTML: safe to show as it is. `text` is the same without markup. */
	html: string;
	text: string;
	/** The Markdown of a loaded update, so that it can be exported unchanged. */
	markdown: string | null;
	/** The action's status at that moment; null for a workstream and for loaded updates. */
	status: Status | null;
	status_reason: string | null;
	/** JSON list of the organisations whose words are in the text: [{ slug, name }]. */
	authors: string;
	/** SHA-256 (hex) of `record`, as UTF-8; of `html` where there is no record. */
	content_hash: string;
	/** Everything that was published, as canonical JSON (app/domain/update-record.ts); null for what was loaded. */
	record: string | null;
	/** The document and its newest update that the text was taken from. */
	document_id: string | null;
	document_seq: number | null;
	published_at: string;
	person_id: string | null;
	organisation_id: string | null;
	source: string | null;
	illustrative: string;
}

/** A text of an action that went out to the organisations named on it; `round` counts from 1 within the action. */
export interface AgreementRow {
	id: string;
	roadmap_id: string;
	action_id: string;
	round: number;
	/** The version of the document that was frozen: what people sign. */
	document_id: string;
	version_number: number;
	title: string;
	period: string | null;
	/** The last day for an answer. */
	sign_off_by: string;
	state: "open" | "taken-back" | "published";
	/** Who sent it out, for whom, when. */
	person_id: string;
	organisation_id: string;
	on_behalf_of_id: string | null;
	at: string;
	/** The meeting at whose end it went out. */
	meeting_id: string | null;
	/** Set when it was taken back or published. */
	ended_at: string | null;
	/** Why it was taken back. */
	ended_reason: string | null;
	ended_person_id: string | null;
	ended_organisation_id: string | null;
	/** What it was published as. */
	update_id: string | null;
}

/** An organisation that was asked: those named on the action when the text went out, the lead first. */
export interface AgreementPartyRow {
	agreement_id: string;
	organisation_id: string;
	position: number;
}

/** The word of one organisation. A later one takes the place of an earlier one; both stay. */
export interface AgreementAnswerRow {
	agreement_id: string;
	/** Counts from 1 within the agreement. */
	number: number;
	organisation_id: string;
	answer: "agrees" | "agrees-with-note";
	note: string | null;
	person_id: string;
	at: string;
}

/** That a published update no longer stands, and why. The update itself stays. */
export interface UpdateWithdrawalRow {
	update_id: string;
	reason: string;
	person_id: string;
	organisation_id: string;
	on_behalf_of_id: string | null;
	at: string;
}

/** A later wording of a published update in which a slip was put right. The published row is version 1. */
export interface UpdateCorrectionRow {
	update_id: string;
	/** Counts from 2 within the update. */
	version: number;
	title: string;
	html: string;
	text: string;
	/** What was corrected. */
	note: string;
	/** As of the published update. */
	content_hash: string;
	record: string;
	person_id: string;
	organisation_id: string;
	on_behalf_of_id: string | null;
	at: string;
}
