import type { Duplex } from "node:stream";

/**
 * Writes to sockets, and lets what goes to the same one at about the same moment go together: a commit may hold edits of
 * several colleagues, and confirm one's own, and each write of its own costs a call of the operating system.
 */
export class Outbox {
	private held: Duplex[] = [];

	/** Writes at the end of this turn of the event loop. */
	write(socket: Duplex, bytes: Buffer): void {
		if (socket.writableCorked === 0) {
			socket.cork();
			if (this.held.push(socket) === 1) process.nextTick(() => this.release());
		}
		socket.write(bytes);
	}

	private release(): void {
		const sockets = this.held;
		this.held = [];
		for (const socket of sockets) socket.uncork();
	}
}
