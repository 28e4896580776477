import type { Database } from "../schema.ts";

/**
 * What becomes of a row when the person whom a column names is forgotten: it goes, or it stays as part of what an
 * organisation did, and names a former member.
 */
type Fate = "goes" | "stays";

/** A column that names a person, with what their own copy of the data shows of its rows. */
export interface PersonColumn {
	table: keyof Database;
	column: string;
	fate: Fate;
	/** The heading in the copy. */
	section: string;
	/** The other columns that the copy shows: no secret, no bytes, nothing about anybody else. */
	fields: string[];
}

const row = (
	table: keyof Database,
	column: string,
	fate: Fate,
	section: string,
	...fields: string[]
): PersonColumn => ({ table, column, fate, section, fields });

/**
 * Every column that names a person. A test compares the list with the tables: whoever adds a column says here what
 * becomes of it.
 */
export const personColumns: PersonColumn[] = [
	row("session", "person_id", "goes", "sessions", "device", "created_at", "used_at", "expires_at"),
	row("passkey", "person_id", "goes", "passkeys", "name", "created_at", "used_at"),
	row("identity", "person_id", "goes", "accountsElsewhere", "issuer", "subject", "created_at"),
	row(
		"one_time_link",
		"person_id",
		"goes",
		"links",
		"purpose",
		"email",
		"device",
		"created_at",
		"expires_at",
		"used_at",
	),
	row("person_setting", "person_id", "goes", "editorSettings", "announce_changes", "hold_changes", "at"),
	row("notification_setting", "person_id", "goes", "notifications", "topic", "frequency", "at"),
	row("person_digest", "person_id", "goes", "digests", "roadmap_id", "looked_at", "reminded_at"),
	row("mail_queue", "person_id", "goes", "lettersThatWait", "roadmap_id", "created_at", "try_at"),
	row("last_visit", "person_id", "goes", "visits", "roadmap_id", "at", "before_at"),
	row("membership", "person_id", "goes", "roles", "roadmap_id", "organisation_id", "role"),
	row("action", "owner_id", "goes", "actionsOwned", "id", "title", "roadmap_id"),
	row(
		"action",
		"status_person_id",
		"stays",
		"presentStatusesStated",
		"title",
		"roadmap_id",
		"status",
		"status_reason",
		"status_at",
	),
	row(
		"change",
		"person_id",
		"stays",
		"changesMade",
		"roadmap_id",
		"revision",
		"kind",
		"from_value",
		"to_value",
		"reason",
		"organisation_id",
		"on_behalf_of_id",
		"at",
	),
	row("comment", "person_id", "stays", "comments", "text", "organisation_id", "at", "withdrawn_at"),
	row("comment_thread", "resolved_person_id", "stays", "commentsResolved", "quotation", "resolved_at"),
	row(
		"published_update",
		"person_id",
		"stays",
		"updatesPublished",
		"roadmap_id",
		"number",
		"title",
		"published_at",
		"organisation_id",
	),
	row(
		"update_withdrawal",
		"person_id",
		"stays",
		"updatesWithdrawn",
		"update_id",
		"reason",
		"organisation_id",
		"at",
	),
	row(
		"update_correction",
		"person_id",
		"stays",
		"updatesCorrected",
		"update_id",
		"title",
		"note",
		"organisation_id",
		"at",
	),
	row(
		"agreement",
		"person_id",
		"stays",
		"textsSentForAgreement",
		"roadmap_id",
		"action_id",
		"title",
		"organisation_id",
		"at",
	),
	row(
		"agreement",
		"ended_person_id",
		"stays",
		"agreementsEnded",
		"roadmap_id",
		"action_id",
		"title",
		"ended_reason",
		"ended_at",
	),
	row(
		"agreement_answer",
		"person_id",
		"stays",
		"signOffs",
		"agreement_id",
		"organisation_id",
		"answer",
		"note",
		"at",
	),
	row("document_update", "person_id", "stays", "editsOfTexts", "document_id", "seq", "at"),
	row(
		"document_client",
		"person_id",
		"stays",
		"devicesThatWrote",
		"document_id",
		"client_id",
		"organisation_id",
		"at",
	),
	row(
		"document_version",
		"person_id",
		"stays",
		"versionsKept",
		"document_id",
		"number",
		"kind",
		"name",
		"organisation_id",
		"at",
	),
	row("document_lock", "person_id", "stays", "textsLocked", "document_id", "reason", "at"),
	row("meeting", "chair_id", "stays", "meetingsChaired", "title", "roadmap_id", "starts_at"),
	row(
		"meeting_person",
		"person_id",
		"stays",
		"meetings",
		"meeting_id",
		"organisation_id",
		"invited_at",
		"attended_at",
	),
	row("decision", "person_id", "stays", "decisionsWritten", "roadmap_id", "number", "text", "created_at"),
	row("ask", "person_id", "stays", "asksWritten", "roadmap_id", "number", "text", "created_at"),
	row(
		"invitation",
		"invited_by_id",
		"stays",
		"invitationsSent",
		"roadmap_id",
		"organisation_id",
		"role",
		"sent_at",
	),
	row("audit_event", "person_id", "stays", "auditTrail", "kind", "at", "roadmap_id", "data"),
	row("audit_event", "about_person_id", "stays", "auditTrailAboutYou", "kind", "at", "roadmap_id", "data"),
	row("installation", "person_id", "stays", "settingsChanged", "service_name", "at"),
];
