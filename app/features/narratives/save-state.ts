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
	/** Whether the server takes anything from this person. */
	mayWrite: boolean;
	/** Since when something is not stored; null when all is. */
	unsavedSince: number | null;
}

export type SaveEvent =
	| { type: "connected" }
	| { type: "disconnected"; at: number }
	| { type: "synced" }
	| { type: "sent"; at: number }
	| { type: "acknowledged"; count: number }
	/** Something was typed here, or found on this device that was never stored. */
	| { type: "edited"; at: number }
	/** What the server lets this person do. */
	| { type: "role"; mayWrite: boolean }
	/** The server says that it cannot store at present. */
	| { type: "refused-for-now"; at: number };

/** After so long without an acknowledgement, people are told. */
const patienceMs = 6_000;
/** After so long unsaved, people are told wherever they look. */
const alertMs = 5_000;

export const startOfSaving: SaveFacts = {
	connection: "opening",
	synced: false,
	framesSent: 0,
	framesAcknowledged: 0,
	hasUnsent: false,
	mayWrite: true,
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
			// What a connection carries counts as soon as it is sent.
			if (facts.connection === "connected") return facts;
			return { ...facts, hasUnsent: true, unsavedSince: facts.unsavedSince ?? event.at };
		case "role":
			return { ...facts, mayWrite: event.mayWrite };
		case "refused-for-now":
			return { ...facts, unsavedSince: Math.min(facts.unsavedSince ?? event.at, event.at - patienceMs) };
	}
}

const isSettled = (facts: SaveFacts) =>
	facts.connection === "connected" && facts.synced && facts.framesAcknowledged >= facts.framesSent;

/** Whether something was typed that the server no longer takes. */
const isStranded = (facts: SaveFacts) => facts.hasUnsent && !facts.mayWrite;

function settled(facts: SaveFacts): SaveFacts {
	// From who may only read, nothing is asked: what was typed before stays unsaved however well the rest goes.
	if (!isSettled(facts) || isStranded(facts)) return facts;
	return { ...facts, hasUnsent: false, unsavedSince: null };
}

/** What people are told, always exactly one of these. */
export type SaveState = "opening" | "saved" | "saving" | "not-saved" | "offline" | "stranded";

/** The state at an instant. "Saved" needs the server's word for every frame; it is never inferred from anything else. */
export function saveStateOf(facts: SaveFacts, now: number): SaveState {
	if (isSettled(facts)) return isStranded(facts) ? "stranded" : "saved";
	if (facts.connection === "offline") return "offline";
	if (facts.unsavedSince !== null && now - facts.unsavedSince >= patienceMs) return "not-saved";
	return facts.connection === "opening" || !facts.synced ? "opening" : "saving";
}

/** Whether leaving the page now could lose something that was typed. */
export const isUnsaved = (facts: SaveFacts) =>
	facts.hasUnsent || (facts.connection === "connected" && facts.framesAcknowledged < facts.framesSent);

/** Whether people have to be told, wherever they look, that something has not been saved for a while. */
export const isAlarming = (facts: SaveFacts, now: number) =>
	isUnsaved(facts) && facts.unsavedSince !== null && now - facts.unsavedSince >= alertMs;
