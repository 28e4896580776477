import { align, type Difference, differences } from "../narratives/align.ts";
import { type AuthoredBlock, type AuthoredRun, joinRuns, shapeOf, textOf } from "./authored-block.ts";

/** A stretch of a changed block: there before and after, only after, or only before. */
export interface ChangedPart {
	kind: "same" | "added" | "removed";
	runs: AuthoredRun[];
}

/** What became of a block from one text to another. */
export type ComparedBlock =
	| { kind: "same"; block: AuthoredBlock }
	| { kind: "added"; block: AuthoredBlock }
	| { kind: "removed"; block: AuthoredBlock }
	/** `before`: what it was, where it became another kind of block; `reformatted`: its words or kind look different. */
	| {
			kind: "changed";
			block: AuthoredBlock;
			before: AuthoredBlock;
			parts: ChangedPart[];
			reformatted: boolean;
	  };

/** Compares two texts block by block: equal blocks are found first, then what lies between is matched by likeness. */
export function compareBlocks(before: AuthoredBlock[], after: AuthoredBlock[]): ComparedBlock[] {
	const compared: ComparedBlock[] = [];
	let i = 0;
	let j = 0;
	for (const [nextI, nextJ] of [
		...align(before.map(keyOf), after.map(keyOf)),
		[before.length, after.length] as const,
	]) {
		compared.push(...compareGap(before.slice(i, nextI), after.slice(j, nextJ)));
		const block = after[nextJ];
		if (block) compared.push({ kind: "same", block });
		i = nextI + 1;
		j = nextJ + 1;
	}
	return compared;
}

const keyOf = (block: AuthoredBlock) => `${shapeOf(block)}:${block.formats}:${textOf(block)}`;

/** How alike two blocks must be to count as one that was changed, from 0 to 1. */
const least = 0.3;
/** How many blocks ahead an earlier self is looked for. */
const maxCompared = 50;

function compareGap(before: AuthoredBlock[], after: AuthoredBlock[]): ComparedBlock[] {
	const compared: ComparedBlock[] = [];
	let next = 0;
	for (const block of after) {
		const match = findMatch(before, next, block);
		const earlier = before[match];
		if (!earlier) {
			compared.push({ kind: "added", block });
			continue;
		}
		for (const gone of before.slice(next, match)) compared.push({ kind: "removed", block: gone });
		compared.push(changed(earlier, block));
		next = match + 1;
	}
	for (const gone of before.slice(next)) compared.push({ kind: "removed", block: gone });
	return compared;
}

function findMatch(before: AuthoredBlock[], from: number, block: AuthoredBlock): number {
	let best = -1;
	let likeness = least;
	for (let i = from; i < Math.min(before.length, from + maxCompared); i++) {
		const candidate = before[i];
		if (!candidate) continue;
		const found = likenessOf(textOf(candidate), textOf(block));
		if (found <= likeness) continue;
		best = i;
		likeness = found;
	}
	return best;
}

/** The share of words that two texts have in common, in whatever order. */
function likenessOf(a: string, b: string): number {
	const left = new Set(a.split(/\s+/));
	const right = new Set(b.split(/\s+/));
	let common = 0;
	for (const word of left) if (right.has(word)) common++;
	return (2 * common) / (left.size + right.size);
}

function changed(before: AuthoredBlock, block: AuthoredBlock): ComparedBlock {
	const parts = compareWords(before.runs, block.runs);
	const reformatted =
		shapeOf(before) !== shapeOf(block) ||
		(before.formats !== block.formats && parts.every((part) => part.kind === "same"));
	return { kind: "changed", block, before, parts, reformatted };
}

/** A word, a space or a sign, with who wrote which part of it. */
interface Token {
	text: string;
	runs: AuthoredRun[];
}

function compareWords(before: AuthoredRun[], after: AuthoredRun[]): ChangedPart[] {
	const old = tokensOf(before);
	const fresh = tokensOf(after);
	const parts: ChangedPart[] = [];
	const add = (kind: ChangedPart["kind"], tokens: Token[]) => {
		if (tokens.length > 0) parts.push({ kind, runs: joinRuns(tokens.flatMap((token) => token.runs)) });
	};
	let at = 0;
	for (const change of changesOf(old, fresh)) {
		add("same", fresh.slice(at, change.otherFrom));
		add("removed", old.slice(change.from, change.to));
		add("added", fresh.slice(change.otherFrom, change.otherTo));
		at = change.otherTo;
	}
	add("same", fresh.slice(at));
	return parts;
}

/** Changed words with nothing but a space between them are one change: easier to read. */
function changesOf(old: Token[], fresh: Token[]): Difference[] {
	const changes: Difference[] = [];
	for (const change of differences(old.map(wordOf), fresh.map(wordOf))) {
		const last = changes.at(-1);
		if (last && old.slice(last.to, change.from).every((token) => token.text.trim() === "")) {
			last.to = change.to;
			last.otherTo = change.otherTo;
		} else changes.push({ ...change });
	}
	return changes;
}

const wordOf = (token: Token) => token.text;

function tokensOf(runs: AuthoredRun[]): Token[] {
	const text = runs.map((run) => run.text).join("");
	const words = text.match(/\s+|[\p{L}\p{N}\p{M}_]+|[^\s\p{L}\p{N}\p{M}_]/gu) ?? [];
	let index = 0;
	let used = 0;
	return words.map((word) => {
		const token: Token = { text: word, runs: [] };
		for (let missing = word.length; missing > 0; ) {
			const run = runs[index];
			if (!run) break;
			const part = run.text.slice(used, used + missing);
			if (part !== "") token.runs.push({ text: part, by: run.by });
			missing -= part.length;
			used += part.length;
			if (used < run.text.length) continue;
			index++;
			used = 0;
		}
		return token;
	});
}
