import { WebSocket } from "ws";

/** A WebSocket for editors in tests: like a browser's, it tells nothing any more once it is being closed. */
export class BrowserWebSocket extends WebSocket {
	override emit(event: string | symbol, ...values: unknown[]): boolean {
		if (event === "message" && this.readyState !== WebSocket.OPEN) return false;
		return super.emit(event, ...values);
	}
}
