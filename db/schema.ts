import type { Generated } from "kysely";
import type { Status } from "#app/domain/status.ts";
import type { CommentTables } from "./schema-comments.ts";
import type { Archivable, Editable, EditingTables, Listed } from "./schema-editing.ts";
import type { FollowerTables } from "./schema-followers.ts";
import type { HistoryTables } from "./schema-history.ts";
import type { MeetingTables } from "./schema-meetings.ts";
import type { PeopleTables, PersonTimes } from "./schema-people.ts";
import type { SearchTables } from "./schema-search.ts";
import type { SettingsTables } from "./schema-settings.ts";
import type { SignInTables } from "./schema-sign-in.ts";
import type { UpdateTables } from "./schema-updates.ts";
import type { VersionTables } from "./schema-versions.ts";

/**
 * The rows as they are stored, alike in SQLite and PostgreSQL: identifiers are UUIDs as text, instants
 * are ISO 8601 UTC text, days are `YYYY-MM-DD`, booleans are 0 or 1, lists and ledger values are JSON text.
 */
export interface Database
	extends EditingTables,
		PeopleTables,
		SearchTables,
		SettingsTables,
		SignInTables,
		CommentTables,
		VersionTables,
		HistoryTables,
		FollowerTables,
		MeetingTables,
		UpdateTables {
	roadmap: RoadmapRow & Editable & Listed;
	organisation: OrganisationRow;
	partner: PartnerRow & Editable;
	workstream: WorkstreamRow & Editable;
	person: PersonRow & PersonTimes;
	membership: MembershipRow;
	action: ActionRow & Archivable;
	action_support: ActionSupportRow;
	milestone: MilestoneRow;
	measure: MeasureRow & Editable;
	measurement: MeasurementRow;
	document: DocumentRow;
	document_update: DocumentUpdateRow;
	document_snapshot: DocumentSnapshotRow;
	document_client: DocumentClientRow;
	change: ChangeRow;
}

export type Flag = 0 | 1;

export interface RoadmapRow {
	id: string;
	slug: string;
	title: string;
	summary: string;
	ambition: string;
	starts_on: string;
	ends_on: string;
	published: Flag;
	/** Whether the names of owners are public. */
	shows_owners: Flag;
	/** The number of the newest change of this roadmap; grows by one per change. */
	revision: number;
	sources: string;
	illustrative: string;
	/** SHA-256 (hex) of the file it was loaded from; null when made by hand. */
	loaded_digest: string | null;
	created_at: string;
}

export interface OrganisationRow {
	id: string;
	slug: string;
	name: string;
	kind: string;
}

/** What an organisation is on one roadmap. */
export interface PartnerRow {
	roadmap_id: string;
	organisation_id: string;
	part: "signatory" | "partner" | "secretariat";
	description: string;
	position: number;
}

export interface WorkstreamRow {
	id: string;
	roadmap_id: string;
	slug: string;
	title: string;
	summary: string;
	ambition: string | null;
	commitment: string | null;
	position: number;
}

export interface PersonRow {
	id: string;
	name: string;
	email: string | null;
	administrator: Flag;
	/** 1 for the people that only the demo has. */
	demo: Flag;
	created_at: string;
}

export interface MembershipRow {
	roadmap_id: string;
	person_id: string;
	organisation_id: string;
	role: "coordinator" | "lead" | "contributor" | "observer";
}

export interface ActionRow {
	id: string;
	roadmap_id: string;
	workstream_id: string;
	slug: string;
	title: string;
	description: string;
	lead_organisation_id: string | null;
	owner_id: string | null;
	starts_on: string | null;
	due_on: string | null;
	original_due_on: string | null;
	status: Status;
	status_reason: string;
	/** What will be done, or whose help is needed, to get back on track. */
	status_path: string | null;
	status_person_id: string | null;
	status_organisation_id: string | null;
	/** When the present status was stated; `confirmed_at`: when someone last spoke of it, "still so" included. */
	status_at: string;
	confirmed_at: string;
	internal: Flag;
	position: number;
	source: string | null;
	illustrative: string;
	/** Grows by one with every write to this row; forms post the version that they showed. */
	version: number;
}

export interface ActionSupportRow {
	action_id: string;
	organisation_id: string;
	position: number;
}

export interface MilestoneRow {
	id: string;
	action_id: string;
	position: number;
	title: string;
	due_on: string | null;
	completed_on: string | null;
}

export interface MeasureRow {
	id: string;
	roadmap_id: string;
	workstream_id: string | null;
	slug: string;
	name: string;
	definition: string;
	unit: string;
	direction: "up" | "down";
	baseline_period: string | null;
	baseline_value: number | null;
	target_period: string | null;
	target_value: number | null;
	interpretation: string | null;
	/** A day; null where nobody said when the next figures come. */
	next_release_on: string | null;
	position: number;
	source: string | null;
	illustrative: string;
}

export interface MeasurementRow {
	id: string;
	measure_id: string;
	position: number;
	period: string;
	value: number;
	numerator: number | null;
	denominator: number | null;
	provisional: Flag;
}

export interface DocumentRow {
	id: string;
	/** Opaque and URL-safe: the last part of `/collab/<name>`. */
	name: string;
	roadmap_id: string;
	action_id: string | null;
	/** The meeting whose minutes it is: their public part, or their private part. */
	meeting_id: string | null;
	private_meeting_id: string | null;
	/** Since when nothing may be stored in it any more; null for a living document. */
	frozen_at: string | null;
	schema_version: number;
	/** The sequence number of the newest stored update; 0 when there is none. */
	seq: number;
	/** How often somebody may have lost the right to write here: counted by triggers. */
	rights_revision: Generated<number>;
	/** Plain text as of the newest snapshot, for search. */
	text: string;
	created_at: string;
}

/** The append-only log of a document: Yjs updates (v1 encoding) in the order of their commit. */
export interface DocumentUpdateRow {
	document_id: string;
	seq: number;
	bytes: Uint8Array;
	/** CRC-32 of the bytes as a signed number; null in rows from before there were any. */
	checksum: number | null;
	person_id: string | null;
	at: string;
}

export interface DocumentSnapshotRow {
	document_id: string;
	/** The snapshot holds every update up to and including this sequence number. */
	through_seq: number;
	state: Uint8Array;
	/** As of the edits. */
	checksum: number | null;
	at: string;
}

/** Which person a Yjs client id belongs to, in one document; the first use binds it for good. */
export interface DocumentClientRow {
	document_id: string;
	/** Decimal text: Yjs client ids are unsigned 32-bit numbers (up to 53 bits in old documents). */
	client_id: string;
	person_id: string;
	organisation_id: string;
	at: string;
}

/** One line of the ledger. Never changed, never deleted. */
export interface ChangeRow {
	id: string;
	roadmap_id: string;
	revision: number;
	kind: string;
	subject_type: string;
	subject_id: string;
	/** Whether the public may see it at the time of writing. */
	public: Flag;
	/** JSON: the state before and after, as far as the change touches it. */
	from_value: string | null;
	to_value: string | null;
	reason: string | null;
	person_id: string | null;
	/** The organisation that the person spoke for. */
	organisation_id: string | null;
	/** Set when a coordinator acted for the lead organisation. */
	on_behalf_of_id: string | null;
	meeting_id: string | null;
	at: string;
}
