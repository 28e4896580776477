/** What is known about the way of what was typed to the disk. Instants are milliseconds. */
export interface SaveFacts {
	connection: "opening" | "connected" | "offline";
	/** Whether the server has told everything that it has. */
	synced: boolean;
	/** Sync frames sent on this socket, and how many of them the server says are stored. */
	framesSent: number;
	framesAcknowledged: number;
	/** Whether something was typed that this socket has not carried. */
	hasUnsent: boolean;
	/** Since when something is not stored; null when all is. */
	unsavedSince: number | null;
}

export type SaveEvent =
	| { type: "connected" }
	| { type: "disconnected"; at: number }
	| { type: "synced" }
	| { type: "sent"; at: number }
	| { type: "acknowledged"; count: number }
	/** Something was typed here. */
	| { type: "edited"; at: number }
	/** The server says that it cannot store at present. */
	| { type: "refused-for-now"; at: number };

/** After so long without an acknowledgement, people are told. */
const patienceMs = 6_000;

export const startOfSaving: SaveFacts = {
	connection: "opening",
	synced: false,
	framesSent: 0,
	framesAcknowledged: 0,
	hasUnsent: false,
	unsavedSince: null,
};

/** What is known after an event. */
export function saveReducer(facts: SaveFacts, event: SaveEvent): SaveFacts {
	switch (event.type) {
		case "connected":
			return { ...facts, connection: "connected", synced: false, framesSent: 0, framesAcknowledged: 0 };
		case "disconnected": {
			const hasUnsent = facts.hasUnsent || facts.framesAcknowledged < facts.framesSent;
			const unsavedSince = hasUnsent ? (facts.unsavedSince ?? event.at) : null;
			// An editor that never reached the server is still opening.
			const connection = facts.connection === "opening" ? "opening" : "offline";
			return { ...facts, connection, synced: false, hasUnsent, unsavedSince };
		}
		case "synced":
			return settled({ ...facts, synced: true });
		case "sent":
			return { ...facts, framesSent: facts.framesSent + 1, unsavedSince: facts.unsavedSince ?? event.at };
		case "acknowledged":
			return settled({ ...facts, framesAcknowledged: event.count });
		case "edited":
			if (facts.connection === "connected") return facts;
			return { ...facts, hasUnsent: true, unsavedSince: facts.unsavedSince ?? event.at };
		case "refused-for-now":
			return { ...facts, unsavedSince: Math.min(facts.unsavedSince ?? event.at, event.at - patienceMs) };
	}
}

const isSettled = (facts: SaveFacts) =>
	facts.connection === "connected" && facts.synced && facts.framesAcknowledged >= facts.framesSent;

function settled(facts: SaveFacts): SaveFacts {
	return isSettled(facts) ? { ...facts, hasUnsent: false, unsavedSince: null } : facts;
}

/** What people are told, always exactly one of these. */
export type SaveState = "opening" | "saved" | "saving" | "not-saved" | "offline";

/** The state at an instant. "Saved" needs the server's word for every frame; it is never inferred from anything else. */
export function saveStateOf(facts: SaveFacts, now: number): SaveState {
	if (isSettled(facts)) return "saved";
	if (facts.connection === "offline") return "offline";
	if (facts.unsavedSince !== null && now - facts.unsavedSince >= patienceMs) return "not-saved";
	return facts.connection === "opening" || !facts.synced ? "opening" : "saving";
}

/** Whether leaving the page now could lose something that was typed. */
export const isUnsaved = (facts: SaveFacts) =>
	facts.hasUnsent || (facts.connection === "connected" && facts.framesAcknowledged < facts.framesSent);

/** The words for each state. */
export const saveWords: Record<SaveState, string> = {
	opening: "Opening the text…",
	saved: "Saved",
	saving: "Saving…",
	"not-saved": "Not saved yet: trying again",
	offline: "Offline: kept in this window until the connection is back",
};
