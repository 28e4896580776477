// An editor without a screen, as lean as it can be: the same for every server but for the envelope of Hocuspocus.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";

const sync = 0;
const awareness = 1;
const auth = 2;
const syncStatus = 8;
const saved = 100;
const nothing = new Uint8Array([0, 0]);
const emptyVector = new Uint8Array([0]);

export class Client {
	/** Told of every update, as it came. */
	onUpdate = () => {};
	/** Told of every message about presence. */
	onAwareness = () => {};
	/** Told when the server says that so many frames of ours have arrived with it (Waymark: are on disk). */
	onAcknowledged = () => {};
	/** Sync frames sent so far. */
	sent = 0;
	/** How many messages of ours the server has confirmed, where it confirms each. */
	confirmed = 0;

	/** Connects and resolves once the server has told its state; `onState` is given every state and update until then. */
	static async open(server, document, onState = () => {}) {
		const client = new Client();
		client.#prefix = server.kind.hasEnvelope
			? encoding.encode((e) => encoding.writeVarString(e, document))
			: new Uint8Array();
		client.socket = new WebSocket(server.kind.url(server.port, document), { perMessageDeflate: false });
		client.socket.on("open", () => client.#greet(server.kind.hasEnvelope));
		await new Promise((resolve, reject) => {
			client.socket.on("error", reject);
			client.socket.on("close", (code) => reject(new Error(`Closed with ${code}`)));
			client.socket.on("message", (data) => client.#receive(data, resolve, onState));
		});
		return client;
	}

	#prefix;

	#greet(hasEnvelope) {
		if (hasEnvelope) {
			this.#send((e) => {
				encoding.writeVarUint(e, auth);
				encoding.writeVarUint(e, 0);
				encoding.writeVarString(e, "");
			});
		}
		this.#sendSync(0, emptyVector);
	}

	sendUpdate(update) {
		this.#sendSync(2, update);
	}

	sendAwareness(entry) {
		this.#send((e) => {
			encoding.writeVarUint(e, awareness);
			encoding.writeVarUint8Array(e, entry);
		});
	}

	close() {
		this.socket.removeAllListeners("close");
		this.socket.terminate();
	}

	#sendSync(kind, content) {
		this.sent++;
		this.#send((e) => {
			encoding.writeVarUint(e, sync);
			encoding.writeVarUint(e, kind);
			encoding.writeVarUint8Array(e, content);
		});
	}

	#send(write) {
		const encoder = encoding.createEncoder();
		encoding.writeUint8Array(encoder, this.#prefix);
		write(encoder);
		this.socket.send(encoding.toUint8Array(encoder));
	}

	#receive(data, synced, onState) {
		const decoder = decoding.createDecoder(data);
		decoder.pos = this.#prefix.length;
		switch (decoding.readVarUint(decoder)) {
			case sync:
			case 4: {
				const kind = decoding.readVarUint(decoder);
				if (kind === 0) return this.#sendSync(1, nothing);
				const content = decoding.readVarUint8Array(decoder);
				onState(content);
				if (kind === 1) synced();
				else this.onUpdate(content);
				break;
			}
			case awareness:
				this.onAwareness(data.length);
				break;
			case syncStatus:
				this.onAcknowledged(++this.confirmed);
				break;
			case saved:
				this.onAcknowledged(decoding.readVarUint(decoder));
		}
	}
}
