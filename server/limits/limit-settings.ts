import { z } from "zod";

const count = (fallback: number) =>
	z.coerce.number({ error: "must be a whole number" }).int().positive().default(fallback);

/**
 * The limits that hold against floods. Each is above what an office of two hundred people behind one address does: those
 * who are signed in have budgets of their own, and what strangers do from the same network never takes from them.
 */
export const limitSettings = {
	LIMIT_SIGN_IN_PER_ADDRESS: count(5),
	LIMIT_SIGN_IN_PER_NETWORK: count(600),
	LIMIT_FORMS_PER_PERSON: count(120),
	LIMIT_FORMS_PER_NETWORK: count(600),
	LIMIT_PAGES_PER_PERSON: count(1_200),
	LIMIT_PAGES_PER_NETWORK: count(3_000),
	LIMIT_API_PER_CALLER: count(1_200),
	LIMIT_HANDSHAKES_PER_PERSON: count(240),
	LIMIT_HANDSHAKES_PER_NETWORK: count(6_000),
	LIMIT_CONNECTIONS_PER_PERSON: count(200),
	LIMIT_CONNECTIONS_PER_NETWORK: count(2_000),
	LIMIT_MESSAGES_PER_PERSON: count(600),
	LIMIT_MESSAGES_PER_NETWORK: count(20_000),
	LIMIT_READERS: count(10_000),
};

/** How often things may happen: per quarter of an hour for signing in, per minute otherwise; connections at one time. */
export interface FloodLimits {
	/** Letters with a sign-in link, for one address asked for from one network. */
	signInPerAddress: number;
	/** Tries to sign in, and secret links opened, from one network. */
	signInPerNetwork: number;
	formsPerPerson: number;
	formsPerNetwork: number;
	pagesPerPerson: number;
	pagesPerNetwork: number;
	apiPerCaller: number;
	handshakesPerPerson: number;
	handshakesPerNetwork: number;
	/** Open at one time: live connections, and as many of co-editing. */
	connectionsPerPerson: number;
	connectionsPerNetwork: number;
	messagesPerPerson: number;
	messagesPerNetwork: number;
	/** Live connections of those who are not signed in, in all. */
	readers: number;
}

/** The same under the names that the code uses. */
export function floodLimits(e: z.infer<z.ZodObject<typeof limitSettings>>): FloodLimits {
	return {
		signInPerAddress: e.LIMIT_SIGN_IN_PER_ADDRESS,
		signInPerNetwork: e.LIMIT_SIGN_IN_PER_NETWORK,
		formsPerPerson: e.LIMIT_FORMS_PER_PERSON,
		formsPerNetwork: e.LIMIT_FORMS_PER_NETWORK,
		pagesPerPerson: e.LIMIT_PAGES_PER_PERSON,
		pagesPerNetwork: e.LIMIT_PAGES_PER_NETWORK,
		apiPerCaller: e.LIMIT_API_PER_CALLER,
		handshakesPerPerson: e.LIMIT_HANDSHAKES_PER_PERSON,
		handshakesPerNetwork: e.LIMIT_HANDSHAKES_PER_NETWORK,
		connectionsPerPerson: e.LIMIT_CONNECTIONS_PER_PERSON,
		connectionsPerNetwork: e.LIMIT_CONNECTIONS_PER_NETWORK,
		messagesPerPerson: e.LIMIT_MESSAGES_PER_PERSON,
		messagesPerNetwork: e.LIMIT_MESSAGES_PER_NETWORK,
		readers: e.LIMIT_READERS,
	};
}
