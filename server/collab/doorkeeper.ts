import type { IncomingMessage } from "node:http";
import limited from "p-limit";
import type { Person } from "#app/domain/access.ts";
import { narrativeRules } from "#app/features/narratives/document-rules.server.ts";
import { type CloseCode, closeCode } from "#app/live/collab-protocol.ts";
import type { Db } from "#db/database.ts";
import { findDocumentById } from "#db/queries/documents.ts";
import { findPerson } from "#db/queries/people.ts";
import { admit, findSharedByName, type Member, type SharedDocument } from "./admission.ts";
import type { Connection } from "./connection.ts";
import type { LiveDocument } from "./live-document.ts";
import type { OpenDocuments } from "./open-documents.ts";

/** Who opens a connection. */
export interface Visitor {
	person: Person;
	/** Names the session, so that its end can close the connection. */
	sessionKey: string;
}

interface Parts {
	db: Db;
	identify: (request: IncomingMessage) => Promise<Visitor | null>;
	documents: OpenDocuments;
	/** Whether a session is still there. */
	hasSession: (sessionKey: string) => Promise<boolean>;
	connectionsPerPerson: number;
	report: (message: string, error: unknown) => void;
}

/** A handshake, as far as it says what is wanted. */
export interface Wish {
	request: IncomingMessage;
	documentName: string;
	/** What the editor's schema is; null for editors that do not say. */
	schemaVersion: number | null;
}

/** How many newcomers are looked up at a time: hundreds at once would keep everybody's edits from the database. */
const atOnce = 4;

type Admission = { document: SharedDocument; member: Member; sessionKey: string };

/** Lets connections in, and sends them away when their session or their rights are gone. */
export class Doorkeeper {
	/** The connections that are in, with their sessions. */
	private readonly inside = new Map<Connection, string>();
	/** Grows with everything that may take access away: a decision made before does not count after. */
	private revocations = 0;
	/** What is being looked up again right now. */
	private readonly rechecks = new Set<Promise<void>>();

	private readonly inTurn = limited(atOnce);

	constructor(private readonly parts: Parts) {}

	/** Finds out who a connection is and what it may do, when it is its turn, and lets it in or closes it with the code that says why. */
	admit(connection: Connection, wish: Wish): Promise<void> {
		return this.inTurn(() => this.lookUp(connection, wish));
	}

	private async lookUp(connection: Connection, wish: Wish): Promise<void> {
		try {
			while (!connection.isClosed) {
				const revocations = this.revocations;
				const decided = await this.decide(wish);
				if (typeof decided === "number") return connection.close(decided);
				const isStillSo = await this.parts.documents.use(decided.document, (live) => {
					if (revocations !== this.revocations) return false;
					this.letIn(connection, live, decided);
					return true;
				});
				if (isStillSo) return;
				// Access taken away while all this was looked up: look again.
			}
		} catch (error) {
			this.parts.report(`Document ${wish.documentName} could not be opened`, error);
			connection.close(closeCode.overload);
		}
	}

	private letIn(connection: Connection, live: LiveDocument, { member, sessionKey }: Admission): void {
		if (!live.isKnown) {
			this.parts.report(`Document ${live.id} holds what this schema does not know: no editor gets it`, null);
			connection.close(closeCode.editorTooOld);
		} else if (live.evicted || live.failingSince !== null) connection.close(closeCode.overload);
		else if (!connection.isClosed) {
			this.inside.set(connection, sessionKey);
			connection.join(live, member);
		}
	}

	/** Forgets a connection that is closed. */
	left(connection: Connection): void {
		this.inside.delete(connection);
		if (connection.live) this.parts.documents.touch(connection.live);
	}

	/** Closes the connections of a session that is over. */
	closeSession(sessionKey: string): void {
		this.revocations++;
		for (const [connection, key] of [...this.inside])
			if (key === sessionKey) connection.close(closeCode.sessionOver);
	}

	/** Looks up again what a person may do, or everybody, and closes the connections for which that has changed. */
	recheck(personId?: string): Promise<void> {
		this.revocations++;
		const recheck = this.lookAtAll(personId);
		const over = () => void this.rechecks.delete(recheck);
		this.rechecks.add(recheck);
		recheck.then(over, over);
		return recheck;
	}

	/** Waits until nothing is being looked up again: the database may be closed then. */
	async settle(): Promise<void> {
		await Promise.allSettled(this.rechecks);
	}

	private async lookAtAll(personId?: string): Promise<void> {
		for (const [connection, sessionKey] of [...this.inside]) {
			if (personId !== undefined && connection.member?.person.id !== personId) continue;
			// Sessions of one person are ended by their keys; who looks at everybody may have missed that.
			if (personId === undefined && !(await this.parts.hasSession(sessionKey))) {
				connection.close(closeCode.sessionOver);
			} else await this.lookAgain(connection);
		}
	}

	/** Looks up again what the person of one connection may do, which may be closed already, and closes it if that has changed. */
	async lookAgain(connection: Connection): Promise<void> {
		const { member, live } = connection;
		if (!member || !live) return;
		const { db } = this.parts;
		const document = await findDocumentById(db, live.id);
		if (!document) return connection.close(closeCode.noDocument);
		const person = await findPerson(db, member.person.id);
		if (!person) return connection.close(closeCode.sessionOver);
		const now = await admit(db, person, { ...document, owner: live.owner });
		if (!now) connection.close(closeCode.noAccess);
		else if (now.mayWrite !== member.mayWrite || now.organisationId !== member.organisationId) {
			connection.close(closeCode.roleChanged);
		} else member.rightsAsOf = now.rightsAsOf;
	}

	private async decide(wish: Wish): Promise<Admission | CloseCode> {
		const document = await findSharedByName(this.parts.db, wish.documentName);
		const visitor = await this.parts.identify(wish.request);
		if (!visitor) return closeCode.sessionOver;
		const member = document && (await admit(this.parts.db, visitor.person, document));
		if (!document || !member) return closeCode.noDocument;
		if (wish.schemaVersion !== null && wish.schemaVersion !== narrativeRules.schemaVersion) {
			return closeCode.editorTooOld;
		}
		const { id } = visitor.person;
		const theirs = [...this.inside.keys()].filter((connection) => connection.member?.person.id === id);
		if (theirs.length >= this.parts.connectionsPerPerson) return closeCode.overload;
		return { document, member, sessionKey: visitor.sessionKey };
	}
}
