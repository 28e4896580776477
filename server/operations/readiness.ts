/** Whether the process can serve people now. */
export interface Readiness {
	/** The names of what does not work; empty when all is well. */
	failing(): Promise<string[]>;
	/** From now on the answer is no: whoever sends readers here should send them elsewhere. */
	drain(): void;
	readonly isDraining: boolean;
}

/** How long an answer counts for everybody who asks, and how long a check may take, in milliseconds. */
const freshMs = 1_000;
const patienceMs = 2_000;

/**
 * Runs the checks at most once a second, however many ask. A check fails by rejecting, or by taking longer than two seconds. Its
 * name is what `/readyz` says: give `redis` its line here when there is one.
 */
export function createReadiness(checks: Record<string, () => Promise<void>>): Readiness {
	let draining = false;
	let last: { at: number; failing: Promise<string[]> } | undefined;
	const look = async () => {
		const names = await Promise.all(
			Object.entries(checks).map(async ([name, check]) => ((await works(check)) ? [] : [name])),
		);
		return names.flat();
	};
	return {
		async failing() {
			if (draining) return ["draining"];
			const now = performance.now();
			if (!last || now - last.at >= freshMs) last = { at: now, failing: look() };
			return last.failing;
		},
		drain() {
			draining = true;
		},
		get isDraining() {
			return draining;
		},
	};
}

async function works(check: () => Promise<void>): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const tooLong = new Promise<false>((resolve) => {
		timer = setTimeout(resolve, patienceMs, false);
		timer.unref();
	});
	const done = check().then(
		() => true,
		() => false,
	);
	const answer = await Promise.race([done, tooLong]);
	clearTimeout(timer);
	return answer;
}
