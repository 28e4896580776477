import type { SessionStorage } from "@remix-run/node";
import type { Db } from "#db/database.ts";
import type { Person } from "./domain/access.ts";
import type { Limits, TooMuch } from "./domain/limits.ts";
import type { OpenId } from "./domain/open-id.ts";
import type { Troupe } from "./domain/troupe.ts";
import type { MeetingChanged, NarrativeChanged, RoadmapChanged } from "./live/messages.ts";
import type { Outbox, SendMail } from "./mail.ts";

/**
 * What a public answer shows: one roadmap with all that belongs to it, which roadmaps are public, or what belongs to no
 * roadmap (names, licence, texts). See `publicAnswer`.
 */
export type PublicDependency = `roadmap:${string}` | "roadmaps" | "installation";

/** What a document holds at one moment, for readers and for the plain form. */
export interface DocumentReading {
	/** Sequence number of the newest stored update in it; 0 for an empty document. */
	seq: number;
	/** HTML from our own renderer: safe to show as it is. Empty text for an empty document. */
	html: string;
	/** The text in the notation of the plain form. */
	text: string;
}

/** A document at one moment, whole: what a version of it keeps. */
export interface DocumentSnapshot extends DocumentReading {
	/** The whole Yjs state (v1 encoding), as committed. */
	state: Uint8Array;
}

/** What happens to a plain-form edit: merged, or its base is too old to merge with. */
export type MergeOutcome =
	| { ok: true; seq: number }
	| { ok: false; code: "base-too-old" | "not-stored" | "refused" | "locked" };

/** The shared documents, as loaders and actions see them. Permission is the caller's to check. */
export interface Documents {
	/** The committed text of a document; loads it when it is not in memory. */
	read(documentId: string): Promise<DocumentReading>;
	/**
	 * Merges a plain-form submission: `text` replaces, in the document as it stood at `baseSeq`, only the paragraphs
	 * that differ, and that edit then joins whatever others wrote since. Resolves once it is committed.
	 */
	merge(
		documentId: string,
		edit: { baseSeq: number; text: string; person: Person; organisationId: string },
	): Promise<MergeOutcome>;
	/** The committed document, whole; loads it when it is not in memory. */
	snapshot(documentId: string): Promise<DocumentSnapshot>;
	/**
	 * Makes the document, as it stood at `baseSeq`, hold what `state` holds, formats included, as an edit of this person
	 * that joins whatever others wrote since. Resolves once it is committed.
	 */
	restore(
		documentId: string,
		edit: { baseSeq: number; state: Uint8Array; person: Person; organisationId: string },
	): Promise<MergeOutcome>;
}

/** A mark that a browser carries for a quarter of an hour, so that a link can tell the browser that asked for it. It signs nobody in. */
export interface BrowserMark {
	/** The mark that came with a request; null when there is none that we signed. */
	read(request: Request): Promise<string | null>;
	/** The mark of a browser, new where it has none, with the `Set-Cookie` header that keeps it for another quarter of an hour. */
	give(request: Request): Promise<{ mark: string; header: string }>;
}

/** State that the server makes once and hands to every loader and action. */
export interface AppContext {
	db: Db;
	/** The present instant; the only clock. */
	now(): Date;
	/** Tells open screens, after the commit, that something changed. */
	publish(change: RoadmapChanged): void;
	/** Resolves when the other nodes know what was published here, or will not soon; forms are answered after it. */
	othersKnow(): Promise<void>;
	/**
	 * Makes the next reader get public answers that depend on this anew. Call it after the commit, and only for what `publish`
	 * does not tell: `publish` forgets the answers of its roadmap by itself.
	 */
	forgetPublic(dependency: PublicDependency): void;
	/** Tells partners' screens, after the commit, that something about a narrative changed that is not in the ledger. */
	publishNarrative(change: NarrativeChanged): void;
	/** Tells the screens that show a meeting, after the commit, that something about it changed. */
	publishMeeting(change: MeetingChanged): void;
	documents: Documents;
	sessions: SessionStorage;
	/** Closes the live connections of a session that is over. */
	endSession(sessionKey: string): void;
	/** Tells live connections to look again at what a person may do, or everybody: roles, locks, access taken away. */
	accessChanged(personId?: string): void;
	/** Sends a letter, or keeps it in the outbox where no mail server is set. */
	mail: SendMail;
	/** The letters that were not sent, for the pages of the demo; null elsewhere. */
	outbox: Outbox | null;
	/** Counts tries, and says when there were too many. */
	limits: Limits;
	browser: BrowserMark;
	/** The OpenID provider to sign in at; null where none is set. */
	openId: OpenId | null;
	/** Does something after the present answer, so that nobody waits for it or learns from the time it takes. */
	later(task: () => Promise<void>): void;
	/** Keeps, apart from the database and its back-ups, that somebody was forgotten: a back-up that is restored forgets them again. */
	keepErasure(erasure: { personId: string; at: string }): Promise<void>;
	/** Tells whoever runs this installation of a failure that people were told of in a sentence. */
	report(message: string, error: unknown): void;
	/** Scheme, host and port under which browsers reach this installation, for links in letters and files. */
	origin(): string;
	/** By which sites embeds may be framed, as `frame-ancestors` of a Content-Security-Policy says it. */
	frameAncestors: string;
	/** Whether this installation is the demo: sign-in by button, moved dates. */
	demo: boolean;
	/** The simulated colleagues of the demo; null elsewhere. */
	troupe: Troupe | null;
}

declare module "@remix-run/node" {
	interface AppLoadContext {
		app: AppContext;
		/** Who is asking; null for the public. */
		person: Person | null;
		/** Names the session of `person`; null for the public. */
		sessionKey: string | null;
		/** For scripts of this one answer (Content-Security-Policy). */
		nonce: string;
		/** What this request is called in the log. */
		requestId: string;
		/** The network that asks, as limits count it. */
		clientAddress: string;
		/** Set when this request came too soon: nothing is done for it, and the page says so. */
		wait?: TooMuch | null;
		/** Path of the small script of public pages. */
		publicScript: string;
		/** Path of the small script that signs in with a passkey. */
		passkeyScript: string;
	}
}
