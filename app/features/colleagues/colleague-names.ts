/** Names as people say them: `A, B and C`. */
export function colleagueNames(names: readonly string[]): string {
	const [last = ""] = names.slice(-1);
	const others = names.slice(0, -1);
	return others.length === 0 ? last : `${others.join(", ")} and ${last}`;
}
