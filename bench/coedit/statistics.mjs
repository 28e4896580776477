import { setTimeout as sleep } from "node:timers/promises";

/** The value below which a share of all values lies; NaN for none. */
export function percentile(values, share) {
	const sorted = Float64Array.from(values).sort();
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values) => percentile(values, 0.5);

/** Waits until something is so; says what is missing after half a minute. */
export async function until(isSo, what) {
	const deadline = performance.now() + 30_000;
	while (!isSo()) {
		if (performance.now() > deadline) throw new Error(`Waited too long for ${what()}`);
		await sleep(5);
	}
}

/** Calls `send(index)` so often per second for so many seconds, evenly, whatever the timers do. Returns the number of calls. */
export async function atRate(perSecond, seconds, send) {
	const started = performance.now();
	const all = Math.round(perSecond * seconds);
	let done = 0;
	while (done < all) {
		const due = Math.min(all, Math.floor(((performance.now() - started) / 1000) * perSecond) + 1);
		while (done < due) send(done++);
		await sleep(1);
	}
	return all;
}
