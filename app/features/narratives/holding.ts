import * as decoding from "lib0/decoding";
import type { WebsocketProvider } from "y-websocket";
import { messageType } from "../../live/collab-protocol.ts";
import { HeldChanges } from "./held-changes.ts";

/** Kinds of sync message: the question comes first, then its answer, then single edits. */
const step1 = 0;
const step2 = 1;

/**
 * Lets other people's changes wait between the connection and the document. What is typed here goes out as ever, and the
 * server's questions are answered; only what would change the text under the reader's hands is kept until it is let go.
 */
export class Holding {
	private readonly held = new HeldChanges();
	private isOn = false;

	constructor(
		private readonly provider: WebsocketProvider,
		/** Told how many changes wait, whenever that changes. */
		private readonly tell: (waiting: number) => void,
	) {
		const pass = provider.messageHandlers[messageType.sync];
		provider.messageHandlers[messageType.sync] = (encoder, decoder, from, emitSynced, type) => {
			const start = decoder.pos;
			const kind = decoding.readVarUint(decoder);
			if (this.isOn && kind !== step1) return this.keep(decoding.readVarUint8Array(decoder), kind === step2);
			decoder.pos = start;
			pass?.(encoder, decoder, from, emitSynced, type);
		};
	}

	/** From now on changes wait. */
	start(): void {
		this.isOn = true;
	}

	/** Shows what waited; the next changes come as they are made. */
	stop(): void {
		if (!this.isOn) return;
		this.isOn = false;
		this.held.applyTo(this.provider.doc, this.provider);
		this.tell(0);
	}

	private keep(update: Uint8Array, isWhole: boolean): void {
		this.held.add(update);
		// The answer to our question has come, even if it is not shown yet.
		if (isWhole) this.provider.synced = true;
		this.tell(this.held.count);
	}
}
