import { expect, test, vi } from "vitest";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { spreadReconnects, waitBeforeTry } from "./spread-reconnects.ts";

test("[V47] the wait before each try doubles up to five seconds, and chance takes up to half of it off", () => {
	const tries = [1, 2, 3, 4, 5, 6, 20];
	expect(tries.map((n) => waitBeforeTry(n, 0))).toEqual([200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
	expect(tries.map((n) => waitBeforeTry(n, 1))).toEqual([100, 200, 400, 800, 1_600, 2_500, 2_500]);
});

test("[V47] editors that lose the server at once do not come back at once", async () => {
	vi.useFakeTimers();
	const opened: number[] = [];
	/** A server that is not there. */
	class Refused extends EventTarget {
		onclose: ((event: { code: number }) => void) | null = null;
		constructor() {
			super();
			opened.push(Date.now());
			setTimeout(() => this.onclose?.({ code: 1006 }), 1);
		}
		close() {}
	}
	const polyfill = Refused as unknown as typeof WebSocket;
	const providers = Array.from({ length: 40 }, () => {
		const options = { connect: false, disableBc: true, WebSocketPolyfill: polyfill };
		const provider = new WebsocketProvider("ws://localhost", "d", new Y.Doc(), options);
		spreadReconnects(provider);
		provider.connect();
		return provider;
	});
	await vi.advanceTimersByTimeAsync(202);
	const second = opened.slice(40, 80);
	expect(second).toHaveLength(40);
	expect(new Set(second).size).toBeGreaterThan(10);
	for (const provider of providers) provider.destroy();
	vi.useRealTimers();
});
