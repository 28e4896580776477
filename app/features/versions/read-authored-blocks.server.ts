import * as Y from "yjs";
import type { Binding } from "#db/queries/versions.ts";
import { rootName } from "../narratives/document-schema.ts";
import { readBlocks } from "../narratives/narrative-blocks.ts";
import { type AuthoredBlock, type AuthoredRun, joinRuns } from "./authored-block.ts";
import { formatKey, type RichRun, richRuns } from "./rich-runs.server.ts";

type Bindings = ReadonlyMap<number, Pick<Binding, "organisationSlug">>;

/**
 * The blocks of a narrative with who wrote what in them, by the stored bindings of Yjs client ids: what clients say about
 * themselves plays no part. Changes nothing.
 */
export function readAuthoredBlocks(doc: Y.Doc, bindings: Bindings): AuthoredBlock[] {
	return readBlocks(doc.getXmlFragment(rootName)).map(({ element, text: _, ...shape }) => {
		const { runs, formats } = readElement(element, bindings);
		return { ...shape, runs: joinRuns(runs), formats };
	});
}

function readElement(element: Y.XmlElement, bindings: Bindings): { runs: AuthoredRun[]; formats: string } {
	const runs: AuthoredRun[] = [];
	const rich: RichRun[] = [];
	for (const child of element.toArray()) {
		if (child instanceof Y.XmlText) {
			const found = richRuns(child);
			rich.push(...found);
			for (const { text, client } of found)
				runs.push({ text, by: bindings.get(client)?.organisationSlug ?? null });
		} else runs.push({ text: "\n", by: runs.at(-1)?.by ?? null });
	}
	return { runs, formats: formatKey(rich) };
}

/** A document from a whole state. Throws when the state cannot be read or is not whole. */
export function readState(state: Uint8Array): Y.Doc {
	const doc = new Y.Doc();
	doc.getXmlFragment(rootName);
	Y.applyUpdate(doc, state);
	if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
		throw new Error("This state of a document lacks something that it builds on");
	}
	return doc;
}
