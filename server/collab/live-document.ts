import * as Y from "yjs";
import type { DocumentRules } from "#app/features/narratives/document-rules.server.ts";
import { AcceptedState } from "./accepted-state.ts";
import type { DocumentOwner, SharedDocument } from "./admission.ts";
import type { Connection } from "./connection.ts";
import type { StoredDocument } from "./document-store.ts";
import { fitsRules } from "./fits-rules.ts";
import { type Message, messageOf } from "./message.ts";
import { type FarEntries, Presence } from "./presence.ts";
import { step2Frame } from "./wire.ts";

/** A log may have one edit for so many bytes of the document: reading it takes a quarter of what reading the document does. */
const bytesPerLoggedEdit = 400;

/** A document in memory: a cache of what is stored, and who has it open. Nothing is in `doc` that is not committed. */
export class LiveDocument {
	readonly id: string;
	readonly owner: DocumentOwner;
	readonly roadmapId: string;
	readonly doc: Y.Doc;
	/** What edits are judged against: `doc` and whatever waits for its commit. */
	readonly state: AcceptedState;
	readonly connections = new Set<Connection>();
	readonly presence: Presence<Connection>;
	/** Yjs client ids that are shown as present, and so belong to whoever shows them, written or not. */
	readonly claims = new Map<number, Connection>();
	seq: number;
	bytes: number;
	sinceSnapshot: number;
	/** The first stored edit that could not be read; null when all is well. A damaged document is read-only. */
	readonly damagedAt: number | null;
	/** Whether editors know everything in it; one that does not would delete the rest. */
	readonly isKnown: boolean;
	/** At how many edits since the last snapshot the next one is due. */
	snapshotDueAt = 0;
	/** How many are doing something with it that takes a while. */
	users = 0;
	/** Edits that wait for their commit. */
	waiting = 0;
	/** Since when edits could not be stored, in milliseconds of the process; null while all is well. */
	failingSince: number | null = null;
	/** No longer the one in memory: whoever holds it has to let go. */
	evicted = false;
	compacting = false;
	/** When it was last edited, in milliseconds of the process. */
	editedAt: number;
	/** The newest stored edit that a version holds, as far as this process knows. */
	versionedSeq: number;
	private whole: { seq: number; bytes: Uint8Array } | undefined;
	/** The same as it goes to newcomers; many who ask at once share one message. */
	private answer: { state: Uint8Array; message: Message } | undefined;

	constructor(
		found: SharedDocument,
		stored: StoredDocument,
		/** Whose each Yjs client id is; grows with the document. */
		readonly owners: Map<number, string>,
		options: {
			rules: DocumentRules;
			presenceMs: number;
			snapshotEvery: number;
			timeOfDay: () => number;
			versionedSeq: number;
			openedAt: number;
			/** Told whose carets changed here. */
			tellOthers?: (entries: FarEntries) => void;
		},
	) {
		this.id = found.id;
		this.owner = found.owner;
		this.roadmapId = found.roadmap_id;
		this.doc = stored.doc;
		this.seq = stored.seq;
		this.bytes = stored.bytes;
		this.sinceSnapshot = stored.sinceSnapshot;
		this.damagedAt = stored.damagedAt;
		this.versionedSeq = options.versionedSeq;
		this.editedAt = options.openedAt;
		this.isKnown = fitsRules(stored.doc, options.rules);
		this.state = new AcceptedState(stored.doc, options.rules);
		this.planSnapshot(options.snapshotEvery);
		const { presenceMs: everyMs, timeOfDay, tellOthers } = options;
		const here = this.connections;
		this.presence = new Presence({ everyMs, here, timeOfDay, ...(tellOthers && { tellOthers }) });
	}

	/** Whether a Yjs client id is this person's: by what is stored, else by who shows it. */
	ownerOf(client: number, personId: string): "own" | "other" | "nobody" {
		const owner = this.owners.get(client) ?? this.claims.get(client)?.member?.person.id;
		if (owner === undefined) return "nobody";
		if (owner !== personId) return "other";
		return this.owners.has(client) ? "own" : "nobody";
	}

	/** How far what is stored reaches. */
	stateVector(): Uint8Array {
		return Y.encodeStateVector(this.doc);
	}

	/** Whether an edit would make the document too large; deletions always find room. */
	isFull(edit: { update: Uint8Array; structs: readonly unknown[] }, limit: number): boolean {
		return edit.structs.length > 0 && this.bytes + edit.update.length > limit;
	}

	/**
	 * The next snapshot is due after so many more edits, or later in a large document: a snapshot costs as much as the document
	 * is large, and a longer log hardly adds to what loading it costs.
	 */
	planSnapshot(atLeast: number, since = 0): void {
		this.snapshotDueAt = since + Math.max(atLeast, Math.ceil(this.bytes / bytesPerLoggedEdit));
	}

	/** The answer with what is stored and not known to whoever has this state vector. Throws when that is malformed. */
	answerTo(stateVector: Uint8Array): Message {
		// A newcomer has nothing.
		if (stateVector.length > 1) return messageOf(step2Frame(Y.encodeStateAsUpdate(this.doc, stateVector)));
		const state = this.wholeState();
		if (this.answer?.state !== state) this.answer = { state, message: messageOf(step2Frame(state)) };
		return this.answer.message;
	}

	/** Everything that is stored; many who ask for it at once share one encoding. */
	wholeState(): Uint8Array {
		if (this.whole?.seq !== this.seq) {
			this.whole = { seq: this.seq, bytes: Y.encodeStateAsUpdate(this.doc) };
		}
		return this.whole.bytes;
	}

	/** What people quote who tell of the damage, as the log has it; null when all is well. */
	get damageReference(): string | null {
		return this.damagedAt === null ? null : `${this.id.slice(0, 8)}-${this.damagedAt}`;
	}

	/** Whether it may leave memory. */
	get isIdle(): boolean {
		return this.connections.size === 0 && this.users === 0 && this.waiting === 0 && !this.compacting;
	}

	/** Closes every connection; editors come back by themselves unless the code stops them. */
	closeAll(code: Parameters<Connection["close"]>[0]): void {
		for (const connection of [...this.connections]) connection.close(code);
	}
}
