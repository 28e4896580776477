import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { Server as Engine } from "engine.io";
import { Server, type Socket } from "socket.io";
import type { WebSocket } from "ws";
import { type ActionSubject, actingMembership, can, namedOrganisationIds } from "#app/domain/access.ts";
import { closeCode } from "#app/live/collab-protocol.ts";
import {
	attend,
	type ClientToServer,
	type MeetingChanged,
	type NarrativeChanged,
	type RoadmapChanged,
	type ServerToClient,
	watch,
} from "#app/live/messages.ts";
import type { Db } from "#db/database.ts";
import { findActionSubjectById } from "#db/queries/action-subject.ts";
import { findOrganisationName } from "#db/queries/organisations.ts";
import { findRoadmapSubject } from "#db/queries/roadmap-subject.ts";
import type { SocketGate } from "../limits/socket-gate.ts";
import { aloneBus } from "../nodes/bus.ts";
import type { Nodes } from "../nodes/create-nodes.ts";
import type { NodeEvents } from "../nodes/redis-bus.ts";
import type { Asker } from "../sessions.ts";
import { webSocketsKeptIn } from "./kept-web-sockets.ts";
import { answerMeet, meetingRoom } from "./meetings.ts";
import { createPresence, type Presence } from "./presence.ts";

interface SocketData {
	asker: Asker | null;
}
type LiveServer = Server<ClientToServer, ServerToClient, NodeEvents, SocketData>;
export type LiveSocket = Socket<ClientToServer, ServerToClient, NodeEvents, SocketData>;

/** The live side of the server: tells the screens of this node that something changed, and who is looking. */
export interface Live {
	/** Answers a request below `/live/` that is not a WebSocket; its origin has been checked. */
	handleRequest(request: IncomingMessage, response: ServerResponse): void;
	/** Takes over an upgrade below `/live/`; its origin has been checked. */
	handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
	/** Tells the screens of a roadmap; the public ones only when the public may see what changed. */
	publish(change: RoadmapChanged): void;
	/** Tells the partners of a roadmap that a narrative was edited. */
	publishNarrative(message: NarrativeChanged): void;
	/** Tells the screens that show a meeting that something about it changed. */
	publishMeeting(message: MeetingChanged): void;
	/** Closes the sockets of a session that is over. */
	closeSession(sessionKey: string): void;
	/** Makes the screens of a person, or of everybody signed in, come back with the rights that they have now. */
	recheck(personId?: string): void;
	/** Open connections by their way of travelling. */
	figures(): { websocket: number; polling: number };
	/** Whether somebody signed in has a screen open. */
	hasWindows(isTheirs: (asker: Asker) => boolean): boolean;
	/** Closes every connection with a code. */
	close(): Promise<void>;
}

/** What the engine adds to a request by itself. */
type EngineRequest = Parameters<Engine["handleRequest"]>[0];
type EngineSocket = LiveSocket["conn"];

const publicRoom = (roadmapId: string) => `roadmap:${roadmapId}:public`;
const partnerRoom = (roadmapId: string) => `roadmap:${roadmapId}:partners`;
const sessionRoom = (sessionKey: string) => `session:${sessionKey}`;
/** So many screens of the public may fetch a page within a millisecond, on average; nobody waits longer than ten seconds. */
const fetchesPerMs = 2;
const spreadFor = (screens: number) => Math.min(10_000, Math.floor(screens / fetchesPerMs));
/** The largest message that a screen may send, in bytes; ours are far below. */
const maxMessageBytes = 4_096;

/**
 * socket.io for `/live/`. Who connects is found by the session cookie. Malformed messages are ignored: nothing that a
 * screen sends may throw.
 */
export function createLive(options: {
	db: Db;
	identify: (request: IncomingMessage) => Promise<Asker | null>;
	/** Counts connections and messages; without it, nothing is too much. */
	gate?: SocketGate;
	/** The other nodes; without them this process is alone. */
	nodes?: Pick<Nodes, "bus" | "attach">;
	/** Told what went wrong without anybody being told; by default it goes to standard error. */
	report?: (message: string, error: unknown) => void;
}): Live {
	const report = options.report ?? ((message, error) => console.error(message, error));
	const failed = (message: string) => (error: unknown) => report(message, error);
	const { gate } = options;
	const bus = options.nodes?.bus ?? aloneBus;
	const openSockets = new Set<WebSocket>();
	const engine = new Engine({
		maxHttpBufferSize: maxMessageBytes,
		perMessageDeflate: false,
		wsEngine: webSocketsKeptIn(openSockets),
	});
	const io: LiveServer = new Server({ serveClient: false });
	options.nodes?.attach(io);
	io.bind(engine);
	if (gate) engine.on("connection", (connection: EngineSocket) => keepCount(gate, connection));
	const presence = createPresence("actions", bus, (actionId, message) =>
		io.local.to(`action:${actionId}`).emit("present", message),
	);

	const meetings = createPresence("meetings", bus, (meetingId, { people }) =>
		io.local.to(meetingRoom(meetingId)).emit("inMeeting", { meetingId, people }),
	);

	io.use((socket, next) => {
		options.identify(socket.request).then(
			(asker) => {
				socket.data.asker = asker;
				next();
			},
			() => next(new Error("unavailable")),
		);
	});
	io.on("connection", (socket) => {
		if (gate) socket.use((_event, next) => void takeMessage(gate, socket, next));
		if (socket.data.asker) socket.join(sessionRoom(socket.data.asker.sessionKey));
		socket.on(
			"watch",
			(message, answer) =>
				void answerWatch(options.db, socket, message, answer).catch(
					failed("A screen could not start to watch"),
				),
		);
		socket.on(
			"attend",
			(message) =>
				void answerAttend(options.db, presence, socket, message).catch(
					failed("A screen could not say what it shows"),
				),
		);
		socket.on(
			"meet",
			(message, answer) =>
				void answerMeet(options.db, meetings, socket, message, answer).catch(
					failed("A screen could not say which meeting it shows"),
				),
		);
		socket.on("disconnect", () => {
			presence.leave(socket.id);
			meetings.leave(socket.id);
		});
	});

	return {
		handleRequest: (request, response) => engine.handleRequest(request as EngineRequest, response),
		handleUpgrade: (request, socket, head) => engine.handleUpgrade(request as EngineRequest, socket, head),
		publish(change) {
			io.local.to(partnerRoom(change.roadmapId)).emit("changed", change);
			if (!change.public) return;
			const room = publicRoom(change.roadmapId);
			const spreadMs = spreadFor(io.of("/").adapter.rooms.get(room)?.size ?? 0);
			io.local.to(room).emit("changed", { ...change, spreadMs });
		},
		publishNarrative: (message) =>
			void io.local.to(partnerRoom(message.roadmapId)).emit("narrative", message),
		publishMeeting: (message) => void io.local.to(meetingRoom(message.meetingId)).emit("meeting", message),
		closeSession: (sessionKey) => io.local.in(sessionRoom(sessionKey)).disconnectSockets(true),
		recheck(personId) {
			for (const socket of io.sockets.sockets.values()) {
				const person = socket.data.asker?.person;
				if (!person || (personId !== undefined && person.id !== personId)) continue;
				socket.emit("access");
				// Without a farewell: a screen that was told to go would not come back by itself.
				socket.conn.close();
			}
		},
		figures: () => ({ websocket: openSockets.size, polling: engine.clientsCount - openSockets.size }),
		close() {
			// The engine itself would close them without a code.
			for (const socket of openSockets) socket.close(closeCode.restart, "restart");
			return io.close();
		},
		hasWindows: (isTheirs) =>
			[...io.sockets.sockets.values()].some(({ data: { asker } }) => asker !== null && isTheirs(asker)),
	};
}

/** A connection that did not pass the gate is not here to stay; one that did is counted until it closes. */
function keepCount(gate: SocketGate, connection: EngineSocket): void {
	const leave = gate.claim(connection.request);
	if (leave) connection.once("close", leave);
	else connection.close();
}

/** Above the limit the connection is closed without a farewell, and the screen comes back by itself, later and later. */
async function takeMessage(gate: SocketGate, socket: LiveSocket, next: () => void): Promise<void> {
	const isTaken = await gate.takeMessage(socket.request, socket.data.asker).catch(() => false);
	if (isTaken) next();
	else socket.conn.close();
}

async function answerWatch(db: Db, socket: LiveSocket, message: unknown, answer: unknown): Promise<void> {
	const parsed = watch.safeParse(message);
	if (!parsed.success || typeof answer !== "function") return;
	const person = socket.data.asker?.person ?? null;
	const roadmap = await findRoadmapSubject(db, parsed.data.roadmapId);
	if (!roadmap || !can(person, "read", roadmap.subject)) return void answer({ revision: null });
	const partner = can(person, "read-drafts", roadmap.subject);
	await socket.join(partner ? partnerRoom(roadmap.id) : publicRoom(roadmap.id));
	// Read again after joining: what was committed in between would otherwise be told to nobody.
	const fresh = await findRoadmapSubject(db, roadmap.id);
	answer({ revision: fresh?.revision ?? null });
}

async function answerAttend(db: Db, presence: Presence, socket: LiveSocket, message: unknown): Promise<void> {
	const parsed = attend.safeParse(message);
	const person = socket.data.asker?.person;
	if (!parsed.success || !person) return;
	const { actionId } = parsed.data;
	for (const room of socket.rooms) if (room.startsWith("action:")) await socket.leave(room);
	if (actionId === null) return presence.leave(socket.id);
	const found = await findActionSubjectById(db, actionId);
	if (!found || !can(person, "read-drafts", found.subject)) return;
	await socket.join(`action:${actionId}`);
	const organisation = await actingOrganisationName(db, person, found.subject);
	presence.enter(socket.id, actionId, { id: person.id, name: person.name, organisation });
}

async function actingOrganisationName(
	db: Db,
	person: Asker["person"],
	subject: ActionSubject,
): Promise<string> {
	const membership = actingMembership(person, subject.roadmapId, namedOrganisationIds(subject));
	return membership ? ((await findOrganisationName(db, membership.organisationId)) ?? "") : "";
}
