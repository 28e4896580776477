/**
 * One sentence for a burst of changes: `2 actions updated`. `types` has one entry for each thing that changed.
 */
export function changeSentence(types: string[]): string {
	const actions = types.filter((type) => type === "action").length;
	if (actions === 1) return "1 action updated";
	if (actions > 1) return `${actions} actions updated`;
	if (types.includes("update")) return "A new update was published";
	return "This page was updated";
}
