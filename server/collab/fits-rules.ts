import * as Y from "yjs";
import type { BlockRule, DocumentRules } from "#app/features/narratives/document-rules.server.ts";

/**
 * Whether a document holds nothing but what the rules know: blocks in places where they may stand, attributes and marks by
 * name and value. An editor deletes what its schema does not know as soon as it opens it, so it must never get such a document.
 */
export function fitsRules(doc: Y.Doc, rules: DocumentRules): boolean {
	const roots = [...doc.share.keys()];
	if (roots.some((name) => name !== rules.rootName)) return false;
	return doc
		.getXmlFragment(rules.rootName)
		.toArray()
		.every((child) => fits(child, rules.root, rules));
}

function fits(node: unknown, parent: BlockRule, rules: DocumentRules): boolean {
	if (node instanceof Y.XmlText) return parent.holdsText && textFits(node, rules);
	if (!(node instanceof Y.XmlElement) || !parent.children.has(node.nodeName)) return false;
	const rule = rules.blocks.get(node.nodeName);
	return (
		rule !== undefined &&
		areKnown(node.getAttributes(), rule.attributes) &&
		node.toArray().every((child) => fits(child, rule, rules))
	);
}

function textFits(text: Y.XmlText, rules: DocumentRules): boolean {
	return text.toDelta().every(({ insert, attributes }: { insert: unknown; attributes?: object }) => {
		if (typeof insert !== "string") return false;
		return Object.entries(attributes ?? {}).every(([mark, values]) => {
			const known = rules.marks.get(mark);
			return known !== undefined && areKnown(values, known);
		});
	});
}

function areKnown(values: unknown, known: BlockRule["attributes"]): boolean {
	return Object.entries(values ?? {}).every(([name, value]) => known.get(name)?.(value) ?? false);
}
