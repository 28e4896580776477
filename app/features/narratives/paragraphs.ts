import * as Y from "yjs";
import { rootName } from "./document-schema.ts";

/**
 * The number of the paragraph in which a place lies, counted from 1; null for a place that is not there (any more).
 * A list, a heading and a quotation count as one paragraph each.
 */
export function paragraphAt(doc: Y.Doc, place: unknown): number | null {
	const relative = readPlace(place);
	const absolute = relative && Y.createAbsolutePositionFromRelativePosition(relative, doc);
	if (!absolute) return null;
	const root = doc.getXmlFragment(rootName);
	let type: unknown = absolute.type;
	if (type === root) return root.length === 0 ? null : Math.min(absolute.index + 1, root.length);
	while (type instanceof Y.AbstractType && type.parent !== root) type = type.parent;
	const blocks: unknown[] = root.toArray();
	const index = blocks.indexOf(type);
	return index < 0 ? null : index + 1;
}

/** A place in a text, as it comes with presence; null when it is none. */
export function readPlace(place: unknown): Y.RelativePosition | null {
	return typeof place === "object" && place !== null ? Y.createRelativePositionFromJSON(place) : null;
}

/** Someone's change of the text, as it happened. */
export interface TextChange {
	/** The Yjs client ids that wrote; none when something was only taken away. */
	clients: number[];
	/** The paragraphs in which something changed, counted from 1 after the change, in order. */
	paragraphs: number[];
}

/** What a transaction changed in the text, from the events of `observeDeep` on its root. */
export function describeChange(events: Y.YEvent<Y.XmlFragment>[], transaction: Y.Transaction): TextChange {
	const paragraphs = new Set<number>();
	for (const event of events) {
		const [index] = event.path;
		if (typeof index === "number") paragraphs.add(index + 1);
		else for (const changed of changedBlocks(event)) paragraphs.add(changed);
	}
	const clients = [...transaction.afterState.keys()].filter(
		(client) => (transaction.afterState.get(client) ?? 0) > (transaction.beforeState.get(client) ?? 0),
	);
	return { clients, paragraphs: [...paragraphs].sort((a, b) => a - b) };
}

/** The numbers of the blocks that came, and of those before which blocks went. */
function changedBlocks(event: Y.YEvent<Y.XmlFragment>): number[] {
	const changed: number[] = [];
	let index = 0;
	for (const { retain = 0, insert, delete: gone } of event.changes.delta) {
		index += retain;
		if (Array.isArray(insert)) for (const _block of insert) changed.push(++index);
		if (gone) changed.push(Math.max(1, index));
	}
	return changed;
}
