import type { ChangedItem, PlacedLine } from "./changed-item.ts";

const things = {
	"workstream-added": ["workstream", "workstreams"],
	"action-added": ["action", "actions"],
	"measure-added": ["measure", "measures"],
	"update-published": ["update", "updates"],
} as const;

/**
 * A roadmap that was loaded from a file in this time leaves a line for each of its records: they are told in one sentence.
 * `others` are the lines that do not belong to it.
 */
export function tellLoading(lines: PlacedLine[]): { loading: ChangedItem[]; others: PlacedLine[] } {
	const loaded = lines.find(({ content }) => content.kind === "roadmap-added");
	if (!loaded || loaded.personName !== null || loaded.organisation !== null)
		return { loading: [], others: lines };
	const belongs = ({ at, personName, organisation }: PlacedLine) =>
		at === loaded.at && personName === null && organisation === null;
	const its = lines.filter(belongs);
	const counts = Object.entries(things).flatMap(([kind, [one, many]]) => {
		const count = its.filter(({ content }) => content.kind === kind).length;
		return count === 0 ? [] : `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
	});
	const item: ChangedItem = {
		category: "new",
		sentence: `The roadmap was loaded${counts.length === 0 ? "" : ` with ${inWords(counts)}`}.`,
		place: loaded.place,
		subjectId: loaded.subject.id,
		said: { who: null, at: loaded.at, reason: null, madeIn: null },
		steps: its.length,
		revision: loaded.revision,
	};
	return { loading: [item], others: lines.filter((line) => !belongs(line)) };
}

function inWords(words: string[]): string {
	const rest = words.slice(0, -1);
	return rest.length === 0 ? (words[0] ?? "") : `${rest.join(", ")} and ${words.at(-1)}`;
}
