/** What goes on after an answer was given. */
export interface Background {
	/** Does something after the present answer; a failure is reported, never thrown. */
	later(task: () => Promise<void>): void;
	/** Resolves when everything that was begun is done. */
	settled(): Promise<void>;
}

/** Keeps track of what goes on after answers, so that a stop can wait for it. */
export function createBackground(report: (error: unknown) => void): Background {
	const running = new Set<Promise<void>>();
	return {
		later(task) {
			const run = new Promise<void>((done) => setImmediate(done)).then(task).catch(report);
			running.add(run);
			run.finally(() => running.delete(run));
		},
		async settled() {
			while (running.size > 0) await Promise.all(running);
		},
	};
}
