import type { WebsocketProvider } from "y-websocket";

/** The first and the longest wait before an editor tries again, in milliseconds. */
const firstMs = 200;
const longestMs = 5_000;

/**
 * How long to wait before the n-th try in a row: twice as long each time, and by chance up to half of that less, so that
 * the editors of a whole organisation do not come back in the same instant after a restart.
 */
export function waitBeforeTry(n: number, chance: number): number {
	const longest = Math.min(longestMs, firstMs * 2 ** (n - 1));
	return longest * (1 - chance / 2);
}

/**
 * Spreads a provider's reconnects over time. It knows no chance, only a longest wait, which it looks up each time: the event
 * comes before it does.
 */
export function spreadReconnects(provider: WebsocketProvider): void {
	provider.on("connection-close", () => {
		provider.maxBackoffTime = waitBeforeTry(provider.wsUnsuccessfulReconnects + 1, Math.random());
	});
}
