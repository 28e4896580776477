import * as Y from "yjs";
import type { BlockRule, DocumentRules } from "#app/features/narratives/document-rules.server.ts";

/** Something in a document that holds other things. `identity` tells one from another, applied or not. */
export type Container =
	| { kind: "root"; identity: string }
	| { kind: "block"; rule: BlockRule; depth: number; identity: string }
	| { kind: "text"; depth: number; identity: string }
	/** Deleted in the meantime: what is put there disappears. */
	| { kind: "gone" };

/** Where one struct of a document lies. */
export interface Place {
	container: Container;
	/** The attribute whose value it is; null for content. */
	attribute: string | null;
}

/** Any Yjs type, whatever events it sends. */
export interface AnyType {
	_item: Y.Item | null;
}

export const rootIdentity = "root";
/** A type is known by the id of the struct that holds it: that stays, before and after it is applied. */
export const identityOf = (id: { client: number; clock: number }) => `${id.client}:${id.clock}`;

export const gone: Container = { kind: "gone" };
export const nowhere: Place = { container: gone, attribute: null };

/** The container that a Yjs type of a live document is; undefined for kinds of block that the rules do not know. */
export function containerOf(doc: Y.Doc, rules: DocumentRules, type: AnyType): Container | undefined {
	if (type._item === null) {
		return doc.share.get(rules.rootName) === type ? { kind: "root", identity: rootIdentity } : undefined;
	}
	const identity = identityOf(type._item.id);
	if (type instanceof Y.XmlText) return { kind: "text", depth: depthOf(type), identity };
	if (!(type instanceof Y.XmlElement)) return undefined;
	const rule = rules.blocks.get(type.nodeName);
	return rule && { kind: "block", rule, depth: depthOf(type), identity };
}

/** Where a struct of a live document lies. */
export function placeOf(doc: Y.Doc, rules: DocumentRules, struct: Y.Item | Y.GC): Place {
	if (!(struct instanceof Y.Item) || !(struct.parent instanceof Y.AbstractType)) return nowhere;
	const container = containerOf(doc, rules, struct.parent) ?? gone;
	return { container, attribute: struct.parentSub };
}

function depthOf(type: AnyType): number {
	let depth = 0;
	let parent: unknown = type;
	while (parent instanceof Y.AbstractType && parent._item !== null) {
		depth++;
		parent = parent._item.parent;
	}
	return depth;
}
