import * as Y from "yjs";

/** A stretch of text with one format, written under one Yjs client id. */
export interface RichRun {
	text: string;
	marks: Marks;
	client: number;
}

/** The formats of text: name and attributes. */
export type Marks = Record<string, unknown>;

/** The stretches of a text that are not deleted, in order, each as one person wrote it. */
export function richRuns(text: Y.XmlText): RichRun[] {
	const runs: RichRun[] = [];
	const marks = new Map<string, unknown>();
	for (let item = text._start; item !== null; item = item.right) {
		if (item.deleted) continue;
		const { content } = item;
		if (content instanceof Y.ContentFormat) {
			if (content.value === null) marks.delete(content.key);
			else marks.set(content.key, content.value);
		} else if (content instanceof Y.ContentString) {
			runs.push({ text: content.str, marks: sorted(marks), client: item.id.client });
		}
	}
	return runs;
}

/** Formats in the order of their names, so that equal formats are written alike. */
const sorted = (marks: Map<string, unknown>): Marks =>
	Object.fromEntries([...marks].sort(([a], [b]) => (a < b ? -1 : 1)));

/** The formats of a text as one comparable word: where each begins, whoever wrote it. */
export function formatKey(runs: readonly RichRun[]): string {
	const spans: { marks: string; length: number }[] = [];
	for (const run of runs) {
		const marks = JSON.stringify(run.marks);
		const last = spans.at(-1);
		if (last?.marks === marks) last.length += run.text.length;
		else spans.push({ marks, length: run.text.length });
	}
	return spans.map(({ marks, length }) => `${length}${marks}`).join();
}
