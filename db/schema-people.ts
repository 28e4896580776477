import type { Generated } from "kysely";
import type { Role } from "#app/domain/access.ts";
import type { Frequency, Topic } from "#app/domain/notifications.ts";

/** Invitations, and what people want to be told. */
export interface PeopleTables {
	invitation: InvitationRow;
	notification_setting: NotificationSettingRow;
}

/** An invitation that is open: accepted and taken back ones are deleted. */
export interface InvitationRow {
	id: string;
	roadmap_id: string;
	organisation_id: string;
	role: Role;
	/** In lower case. */
	email: string;
	/** The one-time link in the newest letter; it is removed once it is over. */
	link_id: string;
	invited_by_id: string;
	sent_at: string;
	expires_at: string;
}

/** How a person wants to be told about something; who has no row has the defaults. */
export interface NotificationSettingRow {
	person_id: string;
	topic: Topic;
	frequency: Frequency;
	at: string;
}

/** What the row of a person got later. */
export interface PersonTimes {
	/** When the person was forgotten at their wish; the row stays, without a name, for what their organisation did. */
	erased_at: Generated<string | null>;
	/** The newest sign-in; null for who never signed in. */
	signed_in_at: Generated<string | null>;
}
