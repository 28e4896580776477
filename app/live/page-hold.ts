const reasons = new Set<object>();

/**
 * Keeps this page as it is shown: it holds text that exists nowhere else, and loading it anew could replace it. Returns how
 * to let go.
 */
export function holdPage(): () => void {
	const reason = {};
	reasons.add(reason);
	return () => void reasons.delete(reason);
}

/** Whether something on this page must not be replaced by itself. */
export const isPageHeld = (): boolean => reasons.size > 0;
