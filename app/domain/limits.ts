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
	/** Forms that somebody signed in sends, by person. */
	"form-person",
	/** Forms of those who are not signed in, by network. */
	"form-network",
	/** Pages and files that somebody signed in asks for, by person. */
	"page-person",
	/** Pages that are not signed in for and not at hand, by network. */
	"page-network",
	/** Questions to the API, by person or network. */
	"api",
	/** Live and co-editing connections that somebody signed in opens, by person. */
	"handshake-person",
	/** The same of those who are not signed in, by network. */
	"handshake-network",
	/** Messages over live connections, by person. */
	"message-person",
	/** The same of those who are not signed in, by network. */
	"message-network",
] as const;
export type LimitKind = (typeof limitKinds)[number];

/** Whether one more is allowed; otherwise how long to wait. */
export type LimitAnswer =
	| { ok: true }
	| {
			ok: false;
			retryAfterSeconds: number;
			/** Whether it was more than twice what is allowed: an answer shall cost nothing any more. */
			flood?: boolean;
	  };

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

/** Told with a form, a page or a connection that came too soon after too many others. */
export interface TooMuch {
	sentence: string;
	retryAfterSeconds: number;
}

const secondsOf = (seconds: number): string => (seconds === 1 ? "a second" : `${seconds} seconds`);

/** Tells someone who sends too fast what to do; what they typed is on the page that says so. */
export const tooMuch = (kind: "form" | "page" | "api", retryAfterSeconds: number): TooMuch => ({
	retryAfterSeconds,
	sentence: {
		form: `Too many forms were sent in a short time, and this one was not taken. Wait ${secondsOf(retryAfterSeconds)} and send it again.`,
		page: `Too many pages were asked for in a short time. Wait ${secondsOf(retryAfterSeconds)} and try again.`,
		api: `Too much was asked of the API in a short time. Wait ${secondsOf(retryAfterSeconds)} and try again.`,
	}[kind],
});

/** A form that was not taken, with everything that was typed. */
export interface SendAgain {
	address: string;
	fields: [name: string, value: string][];
	/** Whether files belonged to it: a browser sends those again only when they are chosen again. */
	lostFiles: boolean;
}
