/** What the audit trail of an installation holds, each with the words that end the sentence "Who …". */
export const auditKinds = {
	"signed-in": "signed in",
	"signed-out-everywhere": "signed out everywhere",
	"session-ended": "ended a session",
	"administrator-made": "was made an administrator",
	"sign-in-link-made": "got a sign-in link by command",
	invited: "invited a person",
	"invitation-withdrawn": "withdrew an invitation",
	"invitation-accepted": "accepted an invitation",
	"role-changed": "changed a role",
	removed: "removed a person",
	left: "left a roadmap",
	"name-changed": "changed their name",
	"e-mail-changed": "changed their e-mail address",
	"passkey-added": "added a passkey",
	"passkey-renamed": "renamed a passkey",
	"passkey-removed": "removed a passkey",
	"identity-linked": "linked an account elsewhere",
	exported: "exported data",
	erased: "erased a person’s data",
	"installation-changed": "changed the installation’s settings",
	"roadmap-added": "added a roadmap",
} as const;

export type AuditKind = keyof typeof auditKinds;

/** Whether a text, such as a filter in an address, is a kind of audit event. */
export const isAuditKind = (text: string): text is AuditKind => Object.hasOwn(auditKinds, text);
