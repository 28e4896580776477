import type { Duplex } from "node:stream";
import { type RawData, WebSocket } from "ws";
import { type CloseCode, closeCode, type Notice } from "#app/live/collab-protocol.ts";
import type { Member } from "./admission.ts";
import type { GateRefusal } from "./gate.ts";
import type { CollabLimits } from "./limits.ts";
import type { LiveDocument } from "./live-document.ts";
import { type Message, messageOf } from "./message.ts";
import type { Outbox } from "./outbox.ts";
import { Participant } from "./participant.ts";
import { Rate } from "./rate.ts";
import { awarenessFrame, noticeFrame } from "./wire.ts";
import type { Writer } from "./writer.ts";

/** What every connection of a server shares. */
export interface ConnectionWorld {
	limits: CollabLimits;
	writer: Writer;
	outbox: Outbox;
	/** Milliseconds that only ever grow. */
	ticks(): number;
	/** The connection is closed: forget it. */
	left(connection: Connection): void;
	/** The gate shut on a frame of this connection. */
	refused(connection: Connection, why: GateRefusal): void;
}

/** How long a closing handshake may take before the socket is simply ended. */
const closeMs = 2_000;
/** How often `beat` is called in the time after which silence is broken. */
export const beatsPerHeartbeat = 4;
/** Frames that may come before the connection is admitted. */
const maxEarlyFrames = 16;

const signOfLife = messageOf(awarenessFrame([]));

/**
 * One editor's WebSocket, from its first byte to its close: size and rate of frames, signs of life, cutting off slow
 * readers. What frames mean is the participant's matter. Nothing that comes in may throw out of here.
 */
export class Connection {
	private participant: Participant | null = null;
	private early: Uint8Array[] = [];
	/** Frames that were read already, and came too fast. */
	private waiting: Uint8Array[] = [];
	private closed = false;
	private readonly rate: Rate;
	/** How often the heart beat since anything was sent. */
	private silentBeats = 0;
	private heardAt: number;

	constructor(
		private readonly ws: WebSocket,
		/** What it writes to. */
		private readonly socket: Duplex,
		readonly world: ConnectionWorld,
		/** Whether the editor asked for our own messages. */
		readonly speaksWaymark: boolean,
	) {
		this.rate = new Rate(world.limits, world.ticks());
		this.heardAt = world.ticks();
		ws.on("message", (data, isBinary) => this.receive(data, isBinary));
		ws.on("pong", () => this.heard());
		// Control frames count, too: each is an answer to write, or at least work.
		for (const control of ["ping", "pong"]) ws.on(control, (data: Buffer) => this.slowDown(data.length));
		// Malformed frames and resets end up here, and close the socket; without a listener they would end the process.
		ws.on("error", () => {});
		ws.on("close", () => this.leave());
	}

	get isClosed(): boolean {
		return this.closed;
	}

	get live(): LiveDocument | undefined {
		return this.participant?.live;
	}

	get member(): Member | undefined {
		return this.participant?.member;
	}

	/** What others see of this person; only people who were admitted are ever shown. */
	get shown(): Member["shown"] {
		return this.participant?.member.shown ?? { name: "", organisation: "", color: "#505a5f" };
	}

	/** Lets an admitted person into a loaded document, and works through what came in meanwhile. */
	join(live: LiveDocument, member: Member): void {
		if (this.closed) return;
		const participant = new Participant(this, live, member);
		this.participant = participant;
		participant.enter();
		for (const frame of this.early.splice(0)) this.handle(participant, frame);
		live.presence.greet(this);
	}

	/** Sends a frame to this connection alone. */
	send(frame: Uint8Array): void {
		this.deliver(messageOf(frame));
	}

	/** Sends what others may get, too, and cuts off a reader for whom too much waits. */
	deliver(message: Message): void {
		if (this.closed || this.ws.readyState !== WebSocket.OPEN) return;
		this.silentBeats = 0;
		// Most take it at once: what waits is counted only where something does.
		if (this.world.outbox.write(this.socket, message.bytes)) return;
		if (this.socket.writableLength <= this.world.limits.bufferedBytes) return;
		// What waits would never let a close frame through.
		this.leave();
		this.ws.terminate();
	}

	/** Says something in one word, and what belongs to it, to editors that understand it. */
	notice(notice: Notice, detail = ""): void {
		if (this.speaksWaymark) this.send(noticeFrame(notice, detail));
	}

	/** Closes with a code. Where access is gone, what this connection sent and is not being committed yet is dropped. */
	close(code: CloseCode): void {
		if (this.closed) return;
		this.leave();
		if (code === closeCode.sessionOver || code === closeCode.noAccess) {
			this.world.writer.cancel((edit) => edit.source === this);
		}
		this.ws.close(code);
		setTimeout(() => this.ws.terminate(), closeMs).unref();
	}

	/** Sends a sign of life where nothing else was sent, and ends connections whose other end is gone. */
	beat(): void {
		const now = this.world.ticks();
		const { heartbeatMs } = this.world.limits;
		if (now - this.heardAt > 5 * heartbeatMs) this.ws.terminate();
		else if (now - this.heardAt > 2 * heartbeatMs) this.ws.ping();
		if (++this.silentBeats >= beatsPerHeartbeat) this.deliver(signOfLife);
	}

	/**
	 * Above the rate nothing is lost: the socket is not read for a while, and what was read with the same bytes waits, too. Thousands
	 * of small frames fit into one read, and would keep everybody else waiting.
	 */
	slowDown(bytes: number): void {
		const pause = this.rate.take(bytes, this.world.ticks());
		if (pause === 0 || this.ws.isPaused) return;
		this.ws.pause();
		setTimeout(() => this.goOn(), pause).unref();
	}

	private goOn(): void {
		this.ws.resume();
		const frames = this.waiting;
		this.waiting = [];
		for (const [place, frame] of frames.entries()) {
			if (this.ws.isPaused) {
				this.waiting = frames.slice(place);
				return;
			}
			this.takeIn(frame);
		}
	}

	private leave(): void {
		if (this.closed) return;
		this.closed = true;
		this.early = [];
		this.waiting = [];
		this.participant?.leave();
		this.world.left(this);
	}

	private heard(): void {
		this.heardAt = this.world.ticks();
	}

	private receive(data: RawData, isBinary: boolean): void {
		if (this.closed) return;
		this.heard();
		if (!isBinary || !(data instanceof Uint8Array)) {
			this.close(closeCode.abuse);
			return;
		}
		if (this.ws.isPaused) this.waiting.push(data);
		else this.takeIn(data);
	}

	private takeIn(frame: Uint8Array): void {
		this.slowDown(frame.length);
		if (this.participant) this.handle(this.participant, frame);
		else this.keep(frame);
	}

	private keep(frame: Uint8Array): void {
		this.early.push(frame);
		const bytes = this.early.reduce((sum, early) => sum + early.length, 0);
		if (this.early.length > maxEarlyFrames || bytes > 2 * this.world.limits.frameBytes) {
			this.close(closeCode.overload);
		}
	}

	private handle(participant: Participant, frame: Uint8Array): void {
		if (this.closed) return;
		try {
			if (!participant.handle(frame)) this.close(closeCode.abuse);
		} catch {
			this.close(closeCode.abuse);
		}
	}
}
