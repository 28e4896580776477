import type { AuditKind } from "#app/domain/audit-event.ts";
import type { Flag } from "./schema.ts";

/** How people get in, and what administrators look up afterwards. */
export interface SignInTables {
	one_time_link: OneTimeLinkRow;
	passkey: PasskeyRow;
	identity: IdentityRow;
	audit_event: AuditEventRow;
}

/** What a link that works once is for. A challenge of a passkey and the state of an OpenID sign-in work the same way. */
export type LinkPurpose =
	| "sign-in"
	| "invitation"
	| "e-mail-change"
	| "first-administrator"
	| "passkey-added"
	| "passkey-used"
	| "openid"
	| "follow";

export interface OneTimeLinkRow {
	id: string;
	/** SHA-256 (hex) of the token in the link. */
	token_hash: string;
	purpose: LinkPurpose;
	person_id: string | null;
	email: string | null;
	/** JSON of whatever the purpose needs. */
	data: string;
	/** SHA-256 (hex) of the mark of the browser that asked; null where nobody's browser did. */
	browser_hash: string | null;
	/** The browser that asked, in words. */
	device: string | null;
	created_at: string;
	expires_at: string;
	used_at: string | null;
}

export interface PasskeyRow {
	/** The credential's identifier (base64url). */
	id: string;
	person_id: string;
	name: string;
	/** COSE key (base64url). */
	public_key: string;
	/** Signatures made so far, as far as the authenticator counts; up to 2^32. */
	counter: number;
	/** JSON list of how the authenticator can be reached. */
	transports: string;
	/** Whether the passkey is kept in an account, and so survives the device. */
	backed_up: Flag;
	created_at: string;
	used_at: string | null;
}

/** Who someone is at an OpenID provider. */
export interface IdentityRow {
	issuer: string;
	subject: string;
	person_id: string;
	created_at: string;
}

/** One line of the audit trail. Network addresses are not stored. */
export interface AuditEventRow {
	id: string;
	at: string;
	kind: AuditKind;
	/** Who did it; null for the command line, and once the person is gone. */
	person_id: string | null;
	about_person_id: string | null;
	roadmap_id: string | null;
	/** JSON: details as texts by name. */
	data: string;
}
