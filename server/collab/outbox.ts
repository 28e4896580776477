import type { Duplex } from "node:stream";

/**
 * Writes to sockets, and lets what goes to the same one at about the same moment go together, where several things will: a
 * commit may hold edits of several colleagues, and each write of its own costs a call of the operating system.
 */
export class Outbox {
	private held: Duplex[] | null = null;

	/** Lets everything that is written from now on to the end of this turn of the event loop go together. */
	gather(): void {
		if (this.held) return;
		this.held = [];
		process.nextTick(() => this.release());
	}

	/** Writes at once, or together with the rest. Returns false where much waits for the socket by now. */
	write(socket: Duplex, bytes: Buffer): boolean {
		if (this.held && socket.writableCorked === 0) {
			socket.cork();
			this.held.push(socket);
		}
		return socket.write(bytes);
	}

	private release(): void {
		const sockets = this.held ?? [];
		this.held = null;
		for (const socket of sockets) socket.uncork();
	}
}
