/** Someone's changes, as they are told; nobody's name where it is not known. */
export interface ToldChange {
	who: string | null;
	paragraphs: number[];
}

/** More paragraphs than these are counted, not listed. */
const mostListed = 3;

/** One sentence for a burst of other people's changes: "Mayor of London lead changed paragraph 2". Empty for none. */
export function changeSentence(changes: ToldChange[]): string {
	const byWho = new Map<string, Set<number>>();
	for (const { who, paragraphs } of changes) {
		const name = who ?? "Someone";
		const theirs = byWho.get(name) ?? new Set();
		for (const paragraph of paragraphs) theirs.add(paragraph);
		byWho.set(name, theirs);
	}
	if (byWho.size > 2) {
		const all = new Set([...byWho.values()].flatMap((paragraphs) => [...paragraphs]));
		return `${byWho.size} people changed ${paragraphWords([...all])}`;
	}
	return [...byWho]
		.map(([name, paragraphs]) => `${name} changed ${paragraphWords([...paragraphs])}`)
		.join("; ");
}

/** `paragraph 2`, `paragraphs 2 and 5`, `7 paragraphs`. */
function paragraphWords(paragraphs: number[]): string {
	const numbers = paragraphs.sort((a, b) => a - b);
	if (numbers.length === 0) return "the text";
	if (numbers.length === 1) return `paragraph ${numbers[0]}`;
	if (numbers.length > mostListed) return `${numbers.length} paragraphs`;
	return `paragraphs ${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)}`;
}
