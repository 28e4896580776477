import type { PublicDependency } from "#app/context.server.ts";
import type { MeetingChanged, NarrativeChanged, Present, RoadmapChanged } from "#app/live/messages.ts";

/** What nodes tell each other, by its kind. All of it may be lost: what counts is in the database, where every node looks again. */
export interface NodeMessages {
	/** Something was committed; screens of the other nodes are told there. */
	changed: RoadmapChanged;
	narrative: NarrativeChanged;
	meeting: MeetingChanged;
	/** Kept public pages that are no longer so. */
	forget: PublicDependency;
	/** A session that is over, by its key. */
	sessionEnded: string;
	/** Whose rights changed, by id; null for everybody's. */
	accessChanged: string | null;
	/** Edits that were committed, in the order of the log. */
	edited: CommittedEdits;
	/** Carets of the sender's editors: by Yjs client id what others see, or null for who has left. */
	carets: { documentId: string; entries: [client: number, state: string | null][] };
	/** A document came into the sender's memory: whose carets are in it elsewhere? */
	whoIsIn: { documentId: string };
	/** Who looks at one thing on the sender. */
	present: { list: "actions" | "meetings"; subjectId: string; people: Present["people"] };
}

/** Edits of one document that a node has committed: numbered from `first` without gaps. */
export interface CommittedEdits {
	documentId: string;
	first: number;
	/** Yjs updates, v1 encoding. */
	updates: Uint8Array[];
	/** Yjs client ids that were used for the first time, with the person they belong to from now on. */
	clients: [client: number, personId: string][];
}

export type NodeMessageKind = keyof NodeMessages;

/** The way from this node to the others. */
export interface Bus {
	/** Whether there are no others and never will be. */
	readonly alone: boolean;
	/** Tells every other node; into the void while there is no connection. */
	send<K extends NodeMessageKind>(kind: K, message: NodeMessages[K]): void;
	/** Called with what another node tells. A handler that throws is reported. */
	on<K extends NodeMessageKind>(kind: K, take: (message: NodeMessages[K], node: string) => void): void;
	/** Called when another node is heard for the first time, or again: it knows nothing of this one. */
	onMet(met: (node: string) => void): void;
	/** Called when a node has said goodbye, or has not been heard for a while. */
	onGone(gone: (node: string) => void): void;
	/** Called every other second while this node is cut off from the others, and once more when it no longer is. */
	onCutOff(missing: (isBack: boolean) => void): void;
	/** Resolves when the other nodes have taken what this one told so far of changed roadmaps and kept pages, or will not soon. */
	taken(): Promise<void>;
}

/** The bus of a node that is the only one. */
export const aloneBus: Bus = {
	alone: true,
	send() {},
	on() {},
	onMet() {},
	onGone() {},
	onCutOff() {},
	async taken() {},
};
