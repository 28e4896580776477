import type { NodeType } from "@tiptap/pm/model";
import { maxDepth, narrativeSchema, rootName, schemaVersion } from "./document-schema.ts";

/** Whether a value may stand in an attribute. */
export type IsValid = (value: unknown) => boolean;

/** What one kind of block may hold. */
export interface BlockRule {
	/** The names of blocks that may lie directly in it. */
	children: ReadonlySet<string>;
	/** Whether it holds text. */
	holdsText: boolean;
	attributes: ReadonlyMap<string, IsValid>;
}

/** What a document of one schema version may hold, as the gate asks for it. */
export interface DocumentRules {
	schemaVersion: number;
	rootName: string;
	maxDepth: number;
	root: BlockRule;
	blocks: ReadonlyMap<string, BlockRule>;
	/** Formats of text, each with its attributes. */
	marks: ReadonlyMap<string, ReadonlyMap<string, IsValid>>;
}

/** The rules of today's narratives: read off the editor's own schema, so that the two cannot drift apart. */
export const narrativeRules: DocumentRules = {
	schemaVersion,
	rootName,
	maxDepth,
	root: blockRule(narrativeSchema.topNodeType),
	blocks: new Map(
		Object.values(narrativeSchema.nodes)
			.filter((type) => type !== narrativeSchema.topNodeType && !type.isText)
			.map((type) => [type.name, blockRule(type)]),
	),
	marks: new Map(
		Object.values(narrativeSchema.marks).map((type) => [type.name, attributeRules(type.spec.attrs)]),
	),
};

function blockRule(type: NodeType): BlockRule {
	const reachable = childTypes(type);
	return {
		children: new Set(reachable.filter((child) => !child.isText).map((child) => child.name)),
		holdsText: reachable.some((child) => child.isText),
		attributes: attributeRules(type.spec.attrs),
	};
}

/** Every type that occurs anywhere in the content expression of another. */
function childTypes(type: NodeType): NodeType[] {
	const found = new Set<NodeType>();
	const seen = new Set([type.contentMatch]);
	for (const match of seen) {
		for (let i = 0; i < match.edgeCount; i++) {
			const edge = match.edge(i);
			found.add(edge.type);
			seen.add(edge.next);
		}
	}
	return [...found];
}

type AttributeSpecs =
	| { [name: string]: { validate?: string | ((value: unknown) => void) } }
	| null
	| undefined;

function attributeRules(specs: AttributeSpecs): Map<string, IsValid> {
	return new Map(
		Object.entries(specs ?? {}).map(([name, { validate }]) => {
			// An attribute without a rule would let anything through: fail when the server starts, not later.
			if (typeof validate !== "function") throw new Error(`The attribute ${name} has no rule`);
			return [name, (value) => accepts(validate, value)];
		}),
	);
}

function accepts(validate: (value: unknown) => void, value: unknown): boolean {
	try {
		validate(value);
		return true;
	} catch {
		return false;
	}
}
