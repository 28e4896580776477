import { randomInt } from "node:crypto";

/** What goes on after an answer was given. */
export interface Background {
	/** Does something after the present answer; a failure is reported, never thrown. */
	later(task: () => Promise<void>): void;
	/** Begins at once what waits, and resolves when everything that was begun is done. */
	settled(): Promise<void>;
}

/** Tasks begin after this many milliseconds at the least, and at the most. */
const waits = { least: 200, most: 1_000 };

/**
 * Keeps track of what goes on after answers, so that a stop can wait for it. Tasks wait for a random moment: the answer is long
 * gone by then, and neither its time nor that of the next one tells whether there was a task at all.
 */
export function createBackground(report: (error: unknown) => void): Background {
	const running = new Set<Promise<void>>();
	const waiting = new Set<() => void>();
	const moment = () =>
		new Promise<void>((begin) => {
			const timer = setTimeout(() => go(), randomInt(waits.least, waits.most));
			const go = () => {
				clearTimeout(timer);
				waiting.delete(go);
				begin();
			};
			waiting.add(go);
		});
	return {
		later(task) {
			const run = moment().then(task).catch(report);
			running.add(run);
			run.finally(() => running.delete(run));
		},
		async settled() {
			while (running.size > 0) {
				for (const go of waiting) go();
				await Promise.all(running);
			}
		},
	};
}
