import type { Generated } from "kysely";
import type { Flag } from "./schema.ts";

/** Meetings, what is on their agenda, who is there, and what comes of them. */
export interface MeetingTables {
	meeting: MeetingRow;
	agenda_item: AgendaItemRow;
	meeting_person: MeetingPersonRow;
	decision: DecisionRow;
	decision_organisation: DecisionOrganisationRow;
	ask: AskRow;
}

export interface MeetingRow {
	id: string;
	roadmap_id: string;
	slug: string;
	title: string;
	starts_at: string;
	/** How long it is planned to take; null where nobody has said. */
	duration_minutes: number | null;
	venue: string | null;
	summary: string;
	state: "draft" | "open" | "in-progress" | "closed";
	chair_id: string | null;
	/** The id of the first meeting of the series that it belongs to; null for a meeting of its own. */
	series_id: string | null;
	series_every: "week" | "month" | "quarter" | null;
	/** Where the meeting is, and since when; null before the first item and after the end. */
	led_item_id: string | null;
	led_at: string | null;
	started_at: string | null;
	/** When it was closed last; stays when it is reopened. */
	closed_at: string | null;
	/** The versions of its two documents that were kept when it was closed last. */
	public_version: number | null;
	private_version: number | null;
	/** Grows by one with every edit of what a form shows of it. */
	version: Generated<number>;
	position: number;
	source: string | null;
	illustrative: string;
}

export interface AgendaItemRow {
	id: string;
	meeting_id: string;
	position: number;
	title: string;
	public: Flag;
	kind: Generated<"topic" | "action" | "ask">;
	action_id: string | null;
	ask_id: string | null;
	/** The organisation that speaks to it. */
	presenter_id: string | null;
	/** Planned minutes; null where nobody has said. */
	minutes: number | null;
	state: Generated<"planned" | "open" | "done">;
	/** Seconds that the meeting was at it, up to the last time that it went on. */
	used_seconds: Generated<number>;
	opened_at: string | null;
	closed_at: string | null;
}

/** Who is invited to a meeting, and who came. */
export interface MeetingPersonRow {
	meeting_id: string;
	person_id: string;
	/** The organisation that they are there for. */
	organisation_id: string;
	invited_at: string | null;
	attended_at: string | null;
}

export interface DecisionRow {
	id: string;
	roadmap_id: string;
	meeting_id: string;
	agenda_item_id: string | null;
	/** Counts from 1 within the roadmap; given when the meeting is closed. */
	number: number | null;
	text: string;
	public: Flag;
	/** Who wrote it down. */
	person_id: string | null;
	created_at: string;
	decided_at: string | null;
}

/** An organisation that took part in a decision. */
export interface DecisionOrganisationRow {
	decision_id: string;
	organisation_id: string;
}

export interface AskRow {
	id: string;
	roadmap_id: string;
	meeting_id: string;
	agenda_item_id: string | null;
	/** Counts from 1 within the roadmap; given when the meeting is closed. */
	number: number | null;
	from_organisation_id: string;
	to_organisation_id: string;
	text: string;
	due_on: string | null;
	state: "open" | "accepted" | "declined" | "done";
	/** Why it was declined, or what was done. */
	reason: string | null;
	person_id: string | null;
	created_at: string;
	asked_at: string | null;
	answered_at: string | null;
}
