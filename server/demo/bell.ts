import { setTimeout as wait } from "node:timers/promises";

/** Wakes somebody who waits. */
export class Bell {
	private waking: AbortController | null = null;
	private hasRung = false;

	ring(): void {
		this.hasRung = true;
		this.waking?.abort();
	}

	/**
	 * Waits for so many milliseconds, or until it rings; what rang since the last wait counts. Returns whether it rang. Rejects with
	 * an AbortError once it is over.
	 */
	async wait(ms: number, over: AbortSignal): Promise<boolean> {
		over.throwIfAborted();
		if (!this.hasRung) {
			this.waking = new AbortController();
			const signal = AbortSignal.any([over, this.waking.signal]);
			await wait(Math.max(0, ms), undefined, { signal }).catch(() => over.throwIfAborted());
			this.waking = null;
		}
		const rang = this.hasRung;
		this.hasRung = false;
		return rang;
	}
}
