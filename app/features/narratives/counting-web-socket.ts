import { messageType } from "../../live/collab-protocol.ts";

/**
 * A WebSocket that tells about each sync frame as it is sent, to be compared with the number that the server says is stored.
 * The provider is handed the class, and so stays as it is.
 */
export function countingWebSocket(onSyncFrame: () => void): typeof WebSocket {
	return class CountingWebSocket extends WebSocket {
		override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBufferLike>): void {
			super.send(data);
			if (data instanceof Uint8Array && data[0] === messageType.sync) onSyncFrame();
		}
	};
}
