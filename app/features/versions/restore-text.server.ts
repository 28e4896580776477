import type * as Y from "yjs";
import { XmlText } from "yjs";
import { differences } from "../narratives/align.ts";
import { type Marks, richRuns } from "./rich-runs.server.ts";

/**
 * Makes a text read as another one, formats included, by changing the words that differ and no others; words that only
 * look different are formatted, not written anew, and so stay whose they were.
 */
export function restoreText(text: Y.XmlText, wanted: Y.XmlText): void {
	const old = wordsOf(text);
	const fresh = wordsOf(wanted);
	const starts = startsOf(old);
	for (const change of differences(old, fresh).reverse()) {
		const at = starts[change.from] ?? 0;
		const end = starts[change.to] ?? 0;
		const inserted = fresh.slice(change.otherFrom, change.otherTo).join("");
		if (inserted !== "") text.insert(end, inserted);
		if (end > at) text.delete(at, end - at);
	}
	restoreFormats(text, wanted);
}

/** A text with the same words and formats, not yet part of any document. */
export function copyText(text: Y.XmlText): Y.XmlText {
	const copy = new XmlText();
	copy.applyDelta(richRuns(text).map((run) => ({ insert: run.text, attributes: { ...run.marks } })));
	return copy;
}

/** Both texts have the same words. */
function restoreFormats(text: Y.XmlText, wanted: Y.XmlText): void {
	const now = spansOf(text);
	for (const { from, to, marks } of spansOf(wanted)) {
		for (const span of now.filter((other) => other.from < to && other.to > from)) {
			const change = changeOf(span.marks, marks);
			const start = Math.max(from, span.from);
			if (change) text.format(start, Math.min(to, span.to) - start, change);
		}
	}
}

/** What to set and (with null) to take away; null when nothing. */
function changeOf(now: Marks, wanted: Marks): Marks | null {
	if (JSON.stringify(now) === JSON.stringify(wanted)) return null;
	const gone = Object.keys(now).filter((name) => !(name in wanted));
	return { ...Object.fromEntries(gone.map((name) => [name, null])), ...wanted };
}

function spansOf(text: Y.XmlText): { from: number; to: number; marks: Marks }[] {
	let from = 0;
	return richRuns(text).map(({ text, marks }) => {
		const span = { from, to: from + text.length, marks };
		from = span.to;
		return span;
	});
}

const wordsOf = (text: Y.XmlText): string[] =>
	richRuns(text)
		.map((run) => run.text)
		.join("")
		.match(/\s+|[\p{L}\p{N}\p{M}_]+|[^\s\p{L}\p{N}\p{M}_]/gu) ?? [];

function startsOf(words: string[]): number[] {
	const starts = [0];
	for (const word of words) starts.push((starts.at(-1) ?? 0) + word.length);
	return starts;
}
