import * as Y from "yjs";
import { align } from "../narratives/align.ts";
import { rootName } from "../narratives/document-schema.ts";
import type { BlockContent } from "../narratives/insert-block.ts";
import { copyText, restoreText } from "./restore-text.server.ts";
import { formatKey, richRuns } from "./rich-runs.server.ts";

type Node = Y.XmlElement | Y.XmlText;

/**
 * Changes a document so that it holds what another one holds, formats included, touching only what differs: equal blocks
 * stay as they are, with who wrote them and with what others write in them meanwhile. Returns whether anything changed.
 */
export function restoreNarrative(doc: Y.Doc, version: Y.Doc): boolean {
	const fragment = doc.getXmlFragment(rootName);
	const wanted = version.getXmlFragment(rootName);
	if (contentKey(fragment) === contentKey(wanted)) return false;
	doc.transact(() => {
		restoreChildren(fragment, wanted);
		// Should what was touched not read as wanted, all of it is put in anew: right before small.
		if (contentKey(fragment) !== contentKey(wanted)) {
			fragment.delete(0, fragment.length);
			fragment.insert(0, copies(nodesOf(wanted)));
		}
	});
	return true;
}

/** Everything in a document as one comparable text: blocks, attributes, words and formats, whoever wrote them. */
export const contentKey = (parent: Y.XmlFragment): string => nodesOf(parent).map(keyOf).join("");

function keyOf(node: Node): string {
	if (node instanceof Y.XmlText) {
		const runs = richRuns(node);
		const text = runs.map((run) => run.text).join("");
		return text === "" ? "" : JSON.stringify([text, formatKey(runs)]);
	}
	return `<${headOf(node)}>${contentKey(node)}</>`;
}

const headOf = (element: Y.XmlElement) =>
	JSON.stringify([element.nodeName, Object.entries(element.getAttributes()).sort()]);

const nodesOf = (parent: Y.XmlFragment): Node[] =>
	parent.toArray().filter((child) => child instanceof Y.XmlElement || child instanceof Y.XmlText);

function restoreChildren(parent: Y.XmlFragment, wanted: Y.XmlFragment): void {
	const old = nodesOf(parent);
	const fresh = nodesOf(wanted);
	const gaps: { from: number; to: number; fresh: Node[] }[] = [];
	let from = 0;
	let freshFrom = 0;
	for (const [to, freshTo] of [
		...align(old.map(keyOf), fresh.map(keyOf)),
		[old.length, fresh.length] as const,
	]) {
		if (to > from || freshTo > freshFrom) gaps.push({ from, to, fresh: fresh.slice(freshFrom, freshTo) });
		from = to + 1;
		freshFrom = freshTo + 1;
	}
	// From the end, so that places further up stay where they are.
	for (const gap of gaps.reverse()) restoreGap(parent, old.slice(gap.from, gap.to), gap.from, gap.fresh);
}

/** What lies between equal nodes: nodes of the same kind are changed, one by one; others come and go. */
function restoreGap(parent: Y.XmlFragment, old: Node[], from: number, fresh: Node[]): void {
	const pairs = pairUp(old, fresh);
	let end = old.length;
	let freshEnd = fresh.length;
	for (const [i, j] of [...pairs.reverse(), [-1, -1] as const]) {
		replace(parent, from + i + 1, end - i - 1, fresh.slice(j + 1, freshEnd));
		const [mine, theirs] = [old[i], fresh[j]];
		if (mine && theirs) restoreNode(mine, theirs);
		end = i;
		freshEnd = j;
	}
}

function replace(parent: Y.XmlFragment, index: number, count: number, fresh: Node[]): void {
	if (count > 0) parent.delete(index, count);
	if (fresh.length > 0) parent.insert(index, copies(fresh));
}

/** Nodes that become one another: of the same kind, in order, the more words in common the better. */
function pairUp(old: Node[], fresh: Node[]): [number, number][] {
	const pairs: [number, number][] = [];
	let next = 0;
	for (const [j, node] of fresh.entries()) {
		let best = -1;
		let likeness = old.length === fresh.length ? -1 : 0.3;
		for (let i = next; i < Math.min(old.length, next + 50); i++) {
			const candidate = old[i];
			if (!candidate || !isSameKind(candidate, node)) continue;
			const found = likenessOf(candidate, node);
			if (found <= likeness) continue;
			best = i;
			likeness = found;
		}
		if (best === -1) continue;
		pairs.push([best, j]);
		next = best + 1;
	}
	return pairs;
}

const isSameKind = (a: Node, b: Node) =>
	a instanceof Y.XmlText ? b instanceof Y.XmlText : b instanceof Y.XmlElement && headOf(a) === headOf(b);

function likenessOf(a: Node, b: Node): number {
	const left = new Set(wordsOf(a));
	const right = new Set(wordsOf(b));
	const common = [...left].filter((word) => right.has(word)).length;
	return left.size + right.size === 0 ? 1 : (2 * common) / (left.size + right.size);
}

const wordsOf = (node: Node): string[] =>
	node instanceof Y.XmlText
		? richRuns(node)
				.map((run) => run.text)
				.join("")
				.split(/\s+/)
				.filter((word) => word !== "")
		: nodesOf(node).flatMap(wordsOf);

function restoreNode(mine: Node, theirs: Node): void {
	if (mine instanceof Y.XmlText && theirs instanceof Y.XmlText) restoreText(mine, theirs);
	else if (mine instanceof Y.XmlElement && theirs instanceof Y.XmlElement) restoreChildren(mine, theirs);
}

/** Copies to be put into another document, not yet part of it. */
const copies = (nodes: Node[]): BlockContent =>
	nodes.map((node) => {
		if (node instanceof Y.XmlText) return copyText(node);
		const element = new Y.XmlElement(node.nodeName);
		for (const [name, value] of Object.entries(node.getAttributes()))
			if (value !== undefined) element.setAttribute(name, value);
		element.insert(0, copies(nodesOf(node)));
		return element;
	});
