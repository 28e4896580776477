import * as Y from "yjs";
import { rootName } from "#app/features/narratives/document-schema.ts";

/** Whether two documents know the same edits. Deletions are compared by what is left: Yjs tidies up formats on its own. */
export const isSameState = (a: Y.Doc, b: Y.Doc): boolean =>
	vectorOf(a) === vectorOf(b) && normalForm(a) === normalForm(b);

/** Where two documents differ, in words for whoever has to find out why; undefined when they do not. */
export function differenceOf(a: Y.Doc, b: Y.Doc): string | undefined {
	if (vectorOf(a) !== vectorOf(b)) return "one knows edits that the other does not";
	const [one, other] = [normalForm(a), normalForm(b)];
	if (one === other) return undefined;
	const at = [...one].findIndex((letter, index) => letter !== other[index]);
	const around = (form: string) => form.slice(Math.max(0, at - 60), at + 60);
	return `the same edits, but “${around(one)}” and “${around(other)}”`;
}

const vectorOf = (doc: Y.Doc) => Buffer.from(Y.encodeStateVector(doc)).toString("base64");

/** What a document shows, as text: blocks, their attributes, and runs of letters with the same formats. */
export const normalForm = (doc: Y.Doc): string =>
	JSON.stringify(doc.getXmlFragment(rootName).toArray().map(formOf));

function formOf(node: unknown): unknown {
	if (node instanceof Y.XmlText) return runsOf(node);
	if (!(node instanceof Y.XmlElement)) return String(node);
	return [node.nodeName, sorted(node.getAttributes()), node.toArray().map(formOf)];
}

function runsOf(text: Y.XmlText): [string, string][] {
	const runs: [string, string][] = [];
	for (const { insert, attributes } of text.toDelta()) {
		const formats = sorted(attributes ?? {});
		const last = runs.at(-1);
		if (last?.[1] === formats) last[0] += String(insert);
		else runs.push([String(insert), formats]);
	}
	return runs;
}

const sorted = (attributes: Record<string, unknown>) =>
	JSON.stringify(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));
