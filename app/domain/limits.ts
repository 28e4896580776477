/**
 * What is counted so that nobody tries without end, each by its own key. A key that names a person or an address also names
 * the network that asks: what one network does never locks out another.
 */
export const limitKinds = [
	/** Letters with a sign-in link, by e-mail address and network. */
	"sign-in-address",
	/** Tries to sign in by any way, by network. */
	"sign-in-network",
	/** Links with a secret that are opened or used, by network. */
	"one-time-link",
	/** Letters that somebody has sent to addresses that they type, by person. */
	"letter",
	/** Wishes to follow something by e-mail, by e-mail address and network. */
	"follow-address",
	/** The same, by network. */
	"follow-network",
] as const;
export type LimitKind = (typeof limitKinds)[number];

/** Whether one more is allowed; otherwise how long to wait. */
export type LimitAnswer = { ok: true } | { ok: false; retryAfterSeconds: number };

/** Counts what people and networks do. */
export interface Limits {
	/** Counts one more of a kind for a key, and says whether it is still allowed. */
	take(kind: LimitKind, key: string): Promise<LimitAnswer>;
}

/** Tells someone to wait, in a sentence that says how long. */
export function waitSentence(retryAfterSeconds: number): string {
	const minutes = Math.ceil(retryAfterSeconds / 60);
	return `There were too many tries from here. Wait ${minutes === 1 ? "a minute" : `${minutes} minutes`} and try again.`;
}
