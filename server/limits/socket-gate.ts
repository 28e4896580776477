import type { IncomingMessage } from "node:http";
import type { Limits } from "#app/domain/limits.ts";
import type { Asker } from "../sessions.ts";
import type { FloodLimits } from "./limit-settings.ts";

/** Whether a connection may be opened: then `leave` says that it is over; otherwise with which HTTP status it is refused. */
export type Entry =
	| { ok: true; leave: () => void }
	| { ok: false; status: 429 | 503; retryAfterSeconds: number; sentence: string };

/** The one door of both kinds of sockets, passed before the handshake is answered. */
export interface SocketGate {
	/** Counts a handshake, and the connection for as long as it is open. */
	enter(request: IncomingMessage, kind: "live" | "collab"): Promise<Entry>;
	/** Who came through with this request: called when its connection is there; undefined for somebody who did not come through. */
	claim(request: IncomingMessage): (() => void) | undefined;
	/** Counts a message over a live connection; false when the connection shall be closed. */
	takeMessage(request: IncomingMessage, asker: Asker | null): Promise<boolean>;
	/** Live connections of those who are not signed in. */
	readers(): number;
}

type Sizes = Pick<FloodLimits, "connectionsPerPerson" | "connectionsPerNetwork" | "readers">;

const tooManySentence =
	"Too many connections are open from here. Close some windows, or try again in a minute.";
const fullSentence =
	"So many people are reading at this moment that pages do not update by themselves. Reload to see what is new.";
const retrySeconds = 30;

/**
 * Handshakes, connections and messages are counted per person for those who are signed in, per network for everybody else, and
 * readers in all. Whoever is refused still gets every page: only what comes by itself does not come.
 */
export function createSocketGate(parts: {
	limits: Limits;
	identify: (request: IncomingMessage) => Promise<Asker | null>;
	network: (request: IncomingMessage) => string;
	sizes: Sizes;
}): SocketGate {
	const { limits, sizes } = parts;
	const open = new Map<string, number>();
	const entered = new WeakMap<IncomingMessage, () => void>();
	let readers = 0;

	function hold(key: string, isReader: boolean): () => void {
		open.set(key, (open.get(key) ?? 0) + 1);
		if (isReader) readers++;
		let isOver = false;
		return () => {
			if (isOver) return;
			isOver = true;
			if (isReader) readers--;
			const left = (open.get(key) ?? 1) - 1;
			if (left > 0) open.set(key, left);
			else open.delete(key);
		};
	}

	return {
		async enter(request, kind) {
			const asker = await parts.identify(request);
			const who = asker?.person.id ?? parts.network(request);
			const taken = await limits.take(asker ? "handshake-person" : "handshake-network", who);
			if (!taken.ok) {
				const { retryAfterSeconds } = taken;
				return { ok: false, status: 429, retryAfterSeconds, sentence: tooManySentence };
			}
			const key = `${kind} ${asker ? "person" : "network"} ${who}`;
			const most = asker ? sizes.connectionsPerPerson : sizes.connectionsPerNetwork;
			if ((open.get(key) ?? 0) >= most) {
				return { ok: false, status: 429, retryAfterSeconds: retrySeconds, sentence: tooManySentence };
			}
			const isReader = kind === "live" && asker === null;
			if (isReader && readers >= sizes.readers) {
				return { ok: false, status: 503, retryAfterSeconds: retrySeconds, sentence: fullSentence };
			}
			const leave = hold(key, isReader);
			entered.set(request, leave);
			return { ok: true, leave };
		},
		claim: (request) => entered.get(request),
		async takeMessage(request, asker) {
			const kind = asker ? "message-person" : "message-network";
			return (await limits.take(kind, asker?.person.id ?? parts.network(request))).ok;
		},
		readers: () => readers,
	};
}
