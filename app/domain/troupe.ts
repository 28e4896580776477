import type { Person } from "./access.ts";
import type { Instant } from "./dates.ts";
import type { Outcome } from "./refusal.ts";

/** How many colleagues come at most. */
export const troupeSize = 3;
/** How long they stay at most, in milliseconds. */
export const longestStayMs = 90_000;
/** How many troupes one installation has on their way at once. */
export const troupesAtOnce = 4;

/** Where colleagues come: an action, or a running meeting. */
export interface TroupePlace {
	kind: "action" | "meeting";
	id: string;
	slug: string;
	title: string;
}

/** Who wants colleagues, and where. */
export interface TroupeVisit {
	roadmap: { id: string; slug: string };
	place: TroupePlace;
	visitor: Person;
	/** Names the session of the visitor: when all its windows are closed, colleagues leave. */
	sessionKey: string;
}

/** Colleagues who are there. */
export interface TroupeStay {
	place: TroupePlace;
	visitorId: string;
	names: string[];
	/** When they leave at the latest. */
	leavesAt: Instant;
}

/** The simulated colleagues of the demo: leads of the signatories, who come when somebody is alone. */
export interface Troupe {
	/** Whether anybody could come. */
	canCome(visit: Omit<TroupeVisit, "sessionKey">): Promise<boolean>;
	/**
	 * Lets them come; those who are somewhere else for the same visitor come from there. Refuses with `invalid` where nobody can
	 * come, or too many are on their way, and with `stale` where colleagues are on this roadmap for somebody else.
	 */
	come(visit: TroupeVisit): Promise<Outcome<TroupeStay>>;
	/** Sends those home who are on a roadmap for this visitor; resolves when they are gone. Returns whether there were any. */
	leave(roadmapId: string, visitorId: string): Promise<boolean>;
	/** Who is on a roadmap right now; null for nobody. */
	on(roadmapId: string): TroupeStay | null;
}

/** What somebody may do where they come. */
export interface ColleagueRights {
	mayWrite: boolean;
	/** Whether theirs is the lead organisation. */
	mayChange: boolean;
}

/**
 * Who comes of those who could: whoever leads first, then those who may write, then those who only look. Nobody where none of
 * them may write.
 */
export function chooseColleagues<C extends ColleagueRights>(candidates: readonly C[]): C[] {
	if (!candidates.some(({ mayWrite }) => mayWrite)) return [];
	const rank = ({ mayWrite, mayChange }: C) => (mayChange ? 0 : mayWrite ? 1 : 2);
	return [...candidates].sort((a, b) => rank(a) - rank(b)).slice(0, troupeSize);
}
