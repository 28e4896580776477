import * as Y from "yjs";
import { rootName } from "#app/features/narratives/document-schema.ts";
import { type NarrativeSession, openSession } from "#app/features/narratives/narrative-session.ts";
import {
	type SaveFacts,
	saveReducer,
	saveStateOf,
	startOfSaving,
} from "#app/features/narratives/save-state.ts";
import type { PersonName } from "#test/collab/fixture.ts";

/** How long an editor of these tests waits at most before it tries again to connect, in milliseconds. */
const backoffMs = 150;

/** Someone who types, with our own editor's connection and its notion of what is saved. */
export class Typist {
	facts: SaveFacts = startOfSaving;
	readonly session: NarrativeSession;
	readonly typed: string[] = [];
	/** How many of the typed words were saved when this was last so. */
	saved = 0;
	/** The code with which the server sent this person away for good. */
	closedWith: number | null = null;

	/** `label` tells this person's words from others'. */
	constructor(
		server: { origin: string },
		document: string,
		readonly label: string,
		person: PersonName,
	) {
		const at = { origin: `${server.origin}/as-${person}`, documentName: document, personId: label };
		this.session = openSession(at, {
			saving: (event) => {
				this.facts = saveReducer(this.facts, event);
				if (this.isSaved) this.saved = this.typed.length;
			},
			closed: (code) => {
				this.closedWith = code;
			},
			role: () => {},
			locked: () => {},
			damaged: () => {},
			kept: () => {},
			keeping: () => {},
			waiting: () => {},
			typed: () => {},
		});
		// Told after the session's own listener, which spreads such waits over seconds.
		const { provider } = this.session;
		provider.on("connection-close", () => {
			provider.maxBackoffTime = backoffMs;
		});
	}

	get isSaved(): boolean {
		return saveStateOf(this.facts, 0) === "saved";
	}

	get isConnected(): boolean {
		return this.facts.connection === "connected";
	}

	get doc(): Y.Doc {
		return this.session.doc;
	}

	/** A word that nobody else types. */
	newWord(): string {
		const word = `${this.label}-${this.typed.length}`;
		this.typed.push(word);
		return word;
	}

	/** Types one word into a paragraph of its own at the end. */
	type(): void {
		const word = this.newWord();
		this.doc.transact(() => {
			const paragraph = new Y.XmlElement("paragraph");
			paragraph.insert(0, [new Y.XmlText(word)]);
			this.doc.getXmlFragment(rootName).push([paragraph]);
		});
	}

	/** What this person could swear to: their own saved words, and everyone else's that they saw. */
	promised(): { saved: string[]; seen: string[] } {
		const seen = wordsOf(this.doc).filter((word) => !word.startsWith(`${this.label}-`));
		return { saved: this.typed.slice(0, this.saved), seen };
	}
}

/** The text of every block, in order. */
export const wordsOf = (doc: Y.Doc): string[] =>
	doc
		.getXmlFragment(rootName)
		.toArray()
		.map((block) => (block instanceof Y.XmlElement ? block.toArray().join("") : ""));
