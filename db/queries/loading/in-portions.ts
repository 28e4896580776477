/**
 * Cuts rows into portions that fit into one statement: SQLite takes at most 32,766 bound values, and no table has more than
 * 32 columns.
 */
export function* inPortions<T>(rows: readonly T[], size = 1_000): Generator<T[]> {
	for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
