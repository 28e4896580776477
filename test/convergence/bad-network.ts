import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocket, WebSocketServer } from "ws";
import type { Random } from "#test/crash/random.ts";

/** How bad it is: shares of 1, and milliseconds. */
const badness = { longestDelay: 30, repeats: 0.1, shadows: 0.2, cutPerFrame: 0.015, refusals: 0.1 };

/**
 * A network between editors and their server. Each connection has a delay of its own that changes all the time, so that frames of
 * different connections overtake each other; frames to editors come twice now and then; some connections are repeated as a whole
 * by a second one to the server; any may be cut with frames still under way, or refused at once. Within a connection the
 * order is kept, as TCP keeps it.
 */
export class BadNetwork {
	private readonly http: Server = createServer((_request, response) => response.end());
	private readonly wss = new WebSocketServer({ server: this.http, perMessageDeflate: false });
	private readonly wires = new Set<Wire>();
	private isBad = true;
	cuts = 0;

	constructor(
		readonly random: Random,
		/** Where the server is now. */
		private readonly target: () => string,
	) {
		this.wss.on("connection", (editor, request) => this.connect(editor, request));
	}

	async start(): Promise<void> {
		await new Promise<void>((resolve) => this.http.listen(0, "127.0.0.1", resolve));
	}

	/** Where editors connect. */
	get origin(): string {
		return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
	}

	/** From now on everything arrives, once and soon. */
	heal(): void {
		this.isBad = false;
	}

	/** Whether something that happens to such a share of all happens now. */
	happens(share: number): boolean {
		return this.isBad && this.random() < share;
	}

	delay(): number {
		return this.isBad ? this.random() ** 3 * badness.longestDelay : 0;
	}

	async stop(): Promise<void> {
		for (const wire of [...this.wires]) wire.cut();
		this.wss.close();
		this.http.closeAllConnections();
		await new Promise((resolve) => this.http.close(resolve));
	}

	private connect(editor: WebSocket, request: IncomingMessage): void {
		if (this.happens(badness.refusals)) {
			editor.terminate();
			return;
		}
		const url = `${this.target().replace(/^http/, "ws")}${request.url}`;
		const shadow = this.happens(badness.shadows) ? new WebSocket(url) : null;
		const wire = new Wire(this, editor, new WebSocket(url), shadow);
		this.wires.add(wire);
		wire.ended = () => {
			this.wires.delete(wire);
			if (this.isBad) this.cuts++;
		};
	}
}

/** One editor's connection: to the server and back, and perhaps once more to the server. */
class Wire {
	ended = () => {};
	private isCut = false;

	constructor(
		network: BadNetwork,
		private readonly editor: WebSocket,
		private readonly server: WebSocket,
		private readonly shadow: WebSocket | null,
	) {
		const toServer = new Pipe(network, server);
		const toShadow = shadow && new Pipe(network, shadow);
		const toEditor = new Pipe(network, editor);
		editor.on("message", (frame) => {
			if (network.happens(badness.cutPerFrame)) return this.cut();
			toServer.push(frame);
			toShadow?.push(frame);
		});
		server.on("message", (frame) => {
			if (network.happens(badness.cutPerFrame)) return this.cut();
			toEditor.push(frame);
			if (network.happens(badness.repeats)) toEditor.push(frame);
		});
		for (const socket of [editor, server]) {
			socket.on("error", () => {});
			socket.on("close", (code) => this.end(code));
		}
		shadow?.on("error", () => {});
	}

	/** Ends both halves at once; what is under way is lost. */
	cut(): void {
		if (this.isCut) return;
		this.isCut = true;
		for (const socket of [this.editor, this.server, this.shadow]) socket?.terminate();
		this.ended();
	}

	private end(code: number): void {
		// What the server says for good has to reach the editor.
		if (code >= 4000 && code < 5000) this.editor.close(code);
		else this.cut();
		this.shadow?.terminate();
	}
}

type Frame = Parameters<WebSocket["send"]>[0];

/** One direction of a connection: later, in order. */
class Pipe {
	private readonly waiting: Frame[] = [];
	private readonly opened: Promise<void>;
	private busyUntil = 0;

	constructor(
		private readonly network: BadNetwork,
		private readonly to: WebSocket,
	) {
		this.opened =
			to.readyState === WebSocket.OPEN
				? Promise.resolve()
				: new Promise((resolve) => to.once("open", resolve));
	}

	push(frame: Frame): void {
		const now = Date.now();
		this.busyUntil = Math.max(this.busyUntil, now + this.network.delay());
		this.waiting.push(frame);
		setTimeout(() => void this.deliver(), this.busyUntil - now);
	}

	private async deliver(): Promise<void> {
		await this.opened;
		const frame = this.waiting.shift();
		if (frame !== undefined && this.to.readyState === WebSocket.OPEN) this.to.send(frame);
	}
}
