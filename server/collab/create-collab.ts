import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { performance } from "node:perf_hooks";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocketServer } from "ws";
import type { Documents } from "#app/context.server.ts";
import { closeCode } from "#app/live/collab-protocol.ts";
import type { Db } from "#db/database.ts";
import { aloneBus, type Bus } from "../nodes/bus.ts";
import { beatsPerHeartbeat, Connection, type ConnectionWorld } from "./connection.ts";
import { Doorkeeper, type Visitor, type Wish } from "./doorkeeper.ts";
import { type Edited, EditedNotices } from "./edited-notices.ts";
import { followNodes } from "./follow-nodes.ts";
import { type CollabLimits, defaultLimits } from "./limits.ts";
import { OpenDocuments } from "./open-documents.ts";
import { Outbox } from "./outbox.ts";
import { plainDocuments } from "./plain-documents.ts";
import { storeEvents } from "./store-events.ts";
import { Writer } from "./writer.ts";

export interface CollabOptions {
	db: Db;
	now: () => Date;
	/** Finds who sends a handshake; null for nobody. */
	identify: (request: IncomingMessage) => Promise<Visitor | null>;
	/** Whether a session is still there; without it, sessions end only by `closeSession`. */
	hasSession?: (sessionKey: string) => Promise<boolean>;
	/** Anything else than the default limits. */
	limits?: Partial<CollabLimits>;
	/** Told after commits, at most once a second for each document. */
	onEdited?: (edited: Edited) => void;
	/** Told how long each commit took, in seconds, and whether it was one. */
	onCommit?: (seconds: number, ok: boolean) => void;
	/** The way to the other nodes; without it this process is alone. */
	bus?: Bus;
	/** Told what went wrong without anybody waiting for it; by default it goes to standard error. */
	report?: (message: string, error: unknown) => void;
}

/** The co-editing side of the server. */
export interface Collab {
	/** Takes over an upgrade whose origin and path have been checked. */
	handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, documentName: string): void;
	/** The documents, for loaders and actions. */
	documents: Documents;
	/** Closes the connections of a session that is over, at once. */
	closeSession(sessionKey: string): void;
	/** Looks up again what a person may do, or everybody: closes connections without access, and those whose role changed. */
	recheck(personId?: string): Promise<void>;
	/** Numbers for operations and tests. */
	figures(): { connections: number; documents: number; queuedBytes: number; queuedEdits: number };
	/** Stores what waits (for five seconds at most), then closes every connection with a code. */
	close(): Promise<void>;
}

const drainMs = 5_000;
/** How long the end of the server waits for people to have read why. */
const farewellMs = 1_000;
const editedEveryMs = 1_000;

/**
 * Puts the co-editing server together. Its promise: an edit is acknowledged to its author, shown to a colleague, or given to
 * a newcomer only after the transaction that holds its bytes has been committed.
 */
export function createCollab(options: CollabOptions): Collab {
	const { db, now } = options;
	const limits = { ...defaultLimits, ...options.limits };
	const report = options.report ?? ((message, error) => console.error(message, error));
	const ticks = () => performance.now();
	const notices = new EditedNotices(options.onEdited ?? (() => {}), editedEveryMs);
	const bus = options.bus ?? aloneBus;
	const documents = new OpenDocuments({ db, limits, now, ticks, timeOfDay: Date.now, report, bus });
	const outbox = new Outbox();
	const stored = storeEvents({ db, documents, notices, limits, ticks, outbox, report, bus });
	documents.catchUp = (live, through) => stored.foreign.catchUp(live, through);
	const stopFollowing = followNodes({ db, bus, documents, foreign: stored.foreign, report });
	const writer = new Writer(
		db,
		now,
		{
			...stored,
			rightsChanged: (source) => door.lookAgain(source),
			...(options.onCommit ? { committed: options.onCommit } : {}),
		},
		!bus.alone,
	);
	const { connectionsPerPerson } = limits;
	const { identify, hasSession = async () => true } = options;
	const door = new Doorkeeper({ db, identify, hasSession, documents, connectionsPerPerson, report });
	const connections = new Set<Connection>();
	const world: ConnectionWorld = {
		limits,
		writer,
		outbox,
		ticks,
		left(connection) {
			connections.delete(connection);
			door.left(connection);
		},
		refused(connection, why) {
			report(`An editor of document ${connection.live?.id} sent an update that is refused: ${why}`, null);
		},
	};
	const wss = new WebSocketServer({
		noServer: true,
		maxPayload: limits.frameBytes,
		perMessageDeflate: false,
	});
	const timers = startTimers({ connections, documents, limits });
	let isClosing = false;

	return {
		handleUpgrade(request, socket, head, documentName) {
			// Without a listener a reset during the handshake would end the process.
			socket.on("error", () => socket.destroy());
			wss.handleUpgrade(request, socket, head, (ws) => {
				const { wish, speaksWaymark } = readWish(request, documentName);
				const connection = new Connection(ws, socket, world, speaksWaymark);
				connections.add(connection);
				if (isClosing) connection.close(closeCode.restart);
				else void door.admit(connection, wish);
			});
		},
		documents: plainDocuments({ db, documents, writer, limits }),
		closeSession: (sessionKey) => door.closeSession(sessionKey),
		recheck: (personId) => door.recheck(personId),
		figures: () => ({
			connections: connections.size,
			documents: documents.size,
			queuedBytes: writer.queuedBytes,
			queuedEdits: writer.queuedEdits,
		}),
		async close() {
			isClosing = true;
			timers.stop();
			stopFollowing();
			await writer.drain(drainMs);
			for (const connection of [...connections]) connection.close(closeCode.restart);
			for (const live of documents) live.presence.stop();
			notices.stop();
			// Who is cut off before they have read the code, by a process that ends, takes it for a fault of the network.
			const allGone = once(wss, "close");
			wss.close();
			await Promise.race([allGone, sleep(farewellMs, undefined, { ref: false })]);
			await documents.close();
			await door.settle();
		},
	};
}

function readWish(request: IncomingMessage, documentName: string): { wish: Wish; speaksWaymark: boolean } {
	const query = new URLSearchParams((request.url ?? "").split("?")[1] ?? "");
	const schema = query.get("schema");
	return {
		wish: { request, documentName, schemaVersion: schema === null ? null : Number(schema) },
		speaksWaymark: query.get("waymark") === "1",
	};
}

function startTimers(parts: {
	connections: Set<Connection>;
	documents: OpenDocuments;
	limits: CollabLimits;
}) {
	const { connections, documents, limits } = parts;
	const beat = setInterval(() => {
		for (const connection of [...connections]) connection.beat();
	}, limits.heartbeatMs / beatsPerHeartbeat);
	const sweep = setInterval(() => void documents.sweep(), limits.idleMs / 2);
	beat.unref();
	sweep.unref();
	return {
		stop() {
			clearInterval(beat);
			clearInterval(sweep);
		},
	};
}
