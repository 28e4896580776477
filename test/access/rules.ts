import type { Act } from "#app/domain/access.ts";
import type { ClientToServer } from "#app/live/messages.ts";
import { accountRules } from "./rules-account.ts";
import { apiRules } from "./rules-api.ts";
import { editingRules } from "./rules-editing.ts";
import { meetingRules } from "./rules-meetings.ts";
import { publicRules } from "./rules-public.ts";
import { workspaceRules } from "./rules-workspace.ts";
import type { RoleName, Stage } from "./stage.ts";

/** What a rule is about, by its name on the stage. */
export type Place = keyof Stage["subjects"];

/** A row of the permission table: who may see that it is there, and who may do it. */
export interface Wish {
	see: Act;
	may: Act;
	of: Place;
	/** A public page: who is signed in plays no part in it. */
	asPublic?: true;
	/** Somebody who may it for being who they are: their own role, their own words. */
	alsoFor?: RoleName;
	/** Nobody else may it, whatever the table says. */
	onlyFor?: RoleName;
}

/** What an address asks: a row of the table, somebody signed in, or nothing: then everybody gets the same status. */
export type Question = Wish | "signed-in" | { everybody: number };

/** One form of an address, with what it has to carry to come as far as the permission. */
export interface Form {
	ask: Question;
	fields?: Record<string, string> | ((stage: Stage) => Record<string, string>);
	/** What it sends where it is not a form. */
	json?: unknown;
	params?: (stage: Stage) => Record<string, string>;
	/** What people without a session get, where it is not the way to the sign-in page. */
	signedOut?: number;
	/** It can be done once: whoever comes later finds nothing. */
	once?: true;
	/** It ends the session it is sent with. */
	endsSession?: true;
}

export interface RouteRule {
	get: Question;
	params?: (stage: Stage) => Record<string, string>;
	/** What the address needs besides its path. */
	query?: string;
	/** Other things of the same address, each with its own answer. */
	alsoGet?: { ask: Question; params: (stage: Stage) => Record<string, string> }[];
	post?: Form[];
	/** Opening it makes people part of the meeting: it is walked after everything else that is read. */
	attends?: true;
}

/** A rule for every route of the manifest, by its id. A route that is not here fails the test. */
export const routeRules: Record<string, RouteRule> = {
	...publicRules,
	...apiRules,
	...accountRules,
	...workspaceRules,
	...editingRules,
	...meetingRules,
};

/** A rule for every message that a screen may send. A message that is not here does not compile. */
export const eventRules = {
	watch: { see: "read", may: "read", of: "roadmap" },
	attend: { see: "read-drafts", may: "read-drafts", of: "action" },
	meet: { see: "read-drafts", may: "read-drafts", of: "meeting" },
} as const satisfies Record<keyof ClientToServer, Wish>;

/** A rule for every kind of document: who reads it over the socket, and who writes. */
export const documentRules = {
	narrative: { see: "read-drafts", may: "co-write-narrative", of: "action" },
	"public-minutes": { see: "read-drafts", may: "co-write-minutes", of: "meeting" },
	"private-minutes": { see: "read-drafts", may: "co-write-minutes", of: "meeting" },
} as const satisfies Record<keyof Stage["documents"], Wish>;
