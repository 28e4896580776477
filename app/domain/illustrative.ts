/**
 * Whether a field, by its path (`dueOn`, `milestones[1].completedOn`), was made up, wholly or in part: it is listed
 * itself, or what it belongs to is (`milestones[1]`), or a part of it is (`target.period` for `target`).
 */
export function isIllustrative(illustrative: readonly string[], field: string): boolean {
	return illustrative.some(
		(listed) => listed === field || isPartOf(field, listed) || isPartOf(listed, field),
	);
}

const isPartOf = (path: string, whole: string) =>
	path.startsWith(`${whole}.`) || path.startsWith(`${whole}[`);
