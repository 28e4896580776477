import { fromBase64, toBase64 } from "lib0/buffer";
import * as Y from "yjs";
import { maxContextLength, maxQuotationLength } from "../../domain/comment.ts";
import type { PassageAnchor } from "../../domain/passage-anchor.ts";
import { ellipsis, findQuotation, type Place } from "./find-quotation.ts";
import { type TextRun, textRuns } from "./text-runs.ts";

interface Letter {
	run: TextRun;
	index: number;
}

/**
 * Anchors a stretch of a shared text: to its first and last letter, whatever is written before, after or between them,
 * and to its words. Space at its edges does not belong to it; null when nothing else does.
 */
export function anchorPassage(fragment: Y.XmlFragment, { from, to }: Place): PassageAnchor | null {
	const runs = textRuns(fragment);
	const first = firstLetter(runs, from, to);
	const last = lastLetter(runs, from, to);
	if (!first || !last) return null;
	const [start, end] = [first.run.position + first.index, last.run.position + last.index + 1];
	const { quotation, before } = wordsAround(runs, { from: start, to: end });
	return {
		start: write(Y.createRelativePositionFromTypeIndex(first.run.type, first.index, 0)),
		end: write(Y.createRelativePositionFromTypeIndex(last.run.type, last.index + 1, -1)),
		quotation,
		before,
	};
}

/**
 * Where an anchored passage is now. Its letters decide; where they are gone (deleted, or cut out and put back, which
 * makes new letters of the same words) the quotation does. Null when neither is there.
 */
export function placePassage(
	fragment: Y.XmlFragment,
	anchor: PassageAnchor,
	runs = textRuns(fragment),
): Place | null {
	const from = resolve(fragment, runs, anchor.start);
	const to = resolve(fragment, runs, anchor.end);
	const kept = from !== null && to !== null && firstLetter(runs, from, to) ? { from, to } : null;
	if (!kept) return findQuotation(runs, anchor);
	// A paragraph divided within the passage keeps only some of its letters: the words beside them are the rest.
	const found = findQuotation(runs, anchor, kept) ?? kept;
	return { from: Math.min(kept.from, found.from), to: Math.max(kept.to, found.to) };
}

const write = (position: Y.RelativePosition) => toBase64(Y.encodeRelativePosition(position));

function resolve(fragment: Y.XmlFragment, runs: readonly TextRun[], base64: string): number | null {
	if (!fragment.doc) return null;
	try {
		const position = Y.decodeRelativePosition(fromBase64(base64));
		const found = Y.createAbsolutePositionFromRelativePosition(position, fragment.doc);
		const run = runs.find(({ type }) => type === found?.type);
		return run && found ? run.position + found.index : null;
	} catch {
		// It was made for another text, or by nobody.
		return null;
	}
}

function firstLetter(runs: readonly TextRun[], from: number, to: number): Letter | null {
	for (const run of runs) {
		const end = Math.min(run.text.length, to - run.position);
		for (let index = Math.max(0, from - run.position); index < end; index++) {
			if (/\S/.test(run.text.charAt(index))) return { run, index };
		}
	}
	return null;
}

function lastLetter(runs: readonly TextRun[], from: number, to: number): Letter | null {
	for (const run of [...runs].reverse()) {
		const begin = Math.max(0, from - run.position);
		for (let index = Math.min(run.text.length, to - run.position) - 1; index >= begin; index--) {
			if (/\S/.test(run.text.charAt(index))) return { run, index };
		}
	}
	return null;
}

function wordsAround(runs: readonly TextRun[], { from, to }: Place): { quotation: string; before: string } {
	let passage = "";
	let before = "";
	for (const run of runs) {
		const start = Math.max(0, from - run.position);
		const own = run.text.slice(start, Math.max(start, to - run.position));
		if (run.position < from) before += (run.breaks ? "\n" : "") + run.text.slice(0, start);
		if (own !== "") passage += (run.breaks && passage !== "" ? "\n" : "") + own;
		if (run.position >= to) break;
	}
	return {
		quotation: shorten(passage),
		before: before.slice(-maxContextLength).replace(/^[\udc00-\udfff]/, ""),
	};
}

/** Half a letter outside of the basic plane is no letter. */
function shorten(passage: string): string {
	if (passage.length <= maxQuotationLength) return passage;
	const room = maxQuotationLength - ellipsis.length;
	return (
		passage
			.slice(0, room)
			.replace(/[\ud800-\udbff]$/, "")
			.trimEnd() + ellipsis
	);
}
