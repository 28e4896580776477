/** The fields that two states of a record do not share, before and after. */
export interface ChangedFields<T> {
	from: Partial<T>;
	to: Partial<T>;
}

/** What changed between two states of a record, field by field; null when nothing did. */
export function changedFields<T extends object>(before: T, after: Partial<T>): ChangedFields<T> | null {
	const from: Partial<T> = {};
	const to: Partial<T> = {};
	for (const name of Object.keys(after) as (keyof T)[]) {
		if (JSON.stringify(before[name]) === JSON.stringify(after[name])) continue;
		from[name] = before[name];
		to[name] = after[name] as T[keyof T];
	}
	return Object.keys(to).length === 0 ? null : { from, to };
}
