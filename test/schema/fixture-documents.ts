import { Fragment, type Mark, type Node, type NodeType } from "@tiptap/pm/model";
import { prosemirrorToYXmlFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { narrativeSchema, rootName } from "#app/features/narratives/document-schema.ts";

const { nodes, marks } = narrativeSchema;

/** Values of attributes other than the defaults, by the name of their node. */
const otherAttributes: Record<string, Record<string, unknown>[]> = {
	heading: [{ level: 3 }],
	orderedList: [{ start: 7 }, { start: 0 }],
};
const markValues: Record<string, Record<string, unknown>[]> = {
	link: [{ href: "https://example.org/a?b=c#d" }, { href: "mailto:someone@example.org" }],
};

/** Every mark in each of its forms, alone and with every other. */
const formats = (): (readonly Mark[])[] => {
	const single = Object.values(marks).flatMap((type) =>
		(markValues[type.name] ?? [{}]).map((attributes) => type.create(attributes)),
	);
	const pairs = single.flatMap((a) => single.filter((b) => b.type !== a.type).map((b) => b.addToSet([a])));
	return [[], ...single.map((mark) => [mark]), ...pairs];
};

const inlineOf = (): Node[] => [
	...formats().map((format) => narrativeSchema.text("Words “with” £ & 👍🏽 é ", format)),
	...Object.values(nodes).flatMap((type) => (type.isInline && !type.isText ? [type.create()] : [])),
	narrativeSchema.text("the end"),
];

/** A block of a type with everything in it that may be there, down to a depth. */
function fill(type: NodeType, attributes: Record<string, unknown>, depth: number): Node | null {
	if (type.isTextblock) return type.createAndFill(attributes, Fragment.from(inlineOf()));
	const inside = Object.values(nodes).flatMap((child) =>
		child.isBlock && child !== type.schema.topNodeType && depth > 0 ? variants(child, depth - 1) : [],
	);
	// Only those that may follow each other here; what is required besides is added.
	let content = Fragment.empty;
	for (const child of inside) {
		const longer = content.append(Fragment.from(child));
		if (type.createAndFill(attributes, longer)) content = longer;
	}
	return type.createAndFill(attributes, content);
}

function variants(type: NodeType, depth: number): Node[] {
	const all = [{}, ...(otherAttributes[type.name] ?? [])];
	return all.flatMap((attributes) => fill(type, attributes, depth) ?? []);
}

/** Every node, attribute, mark, and nesting down to three levels, as documents by name; grows with the schema. */
export function fixtureDocuments(): Map<string, Y.Doc> {
	const documents = new Map<string, Y.Doc>([["nothing", new Y.Doc()]]);
	const blocks = Object.values(nodes).filter((type) => type.isBlock && type !== narrativeSchema.topNodeType);
	for (const type of blocks) {
		for (const [i, node] of variants(type, 2).entries()) {
			const top = narrativeSchema.topNodeType.createAndFill(null, Fragment.from(node));
			if (top) documents.set(`${type.name} ${i}`, toYjs(top));
		}
	}
	const whole = narrativeSchema.topNodeType.createAndFill(
		null,
		Fragment.from(blocks.flatMap((type) => (mayStandAlone(type) ? variants(type, 2) : []))),
	);
	if (whole) documents.set("everything", toYjs(whole));
	return documents;
}

const mayStandAlone = (type: NodeType) => narrativeSchema.topNodeType.contentMatch.matchType(type) !== null;

function toYjs(node: Node): Y.Doc {
	const doc = new Y.Doc();
	prosemirrorToYXmlFragment(node, doc.getXmlFragment(rootName));
	return doc;
}

/** Documents with something that today's schema does not know, as an older or a newer one might have left it. */
export function unknownDocuments(): Map<string, Y.Doc> {
	const documents = new Map<string, Y.Doc>();
	const make = (
		name: string,
		write: (body: Y.XmlFragment, text: Y.XmlText, paragraph: Y.XmlElement) => void,
	) => {
		const doc = new Y.Doc();
		const paragraph = new Y.XmlElement("paragraph");
		const text = new Y.XmlText("Known text");
		paragraph.insert(0, [text]);
		const body = doc.getXmlFragment(rootName);
		body.push([paragraph]);
		write(body, text, paragraph);
		documents.set(name, doc);
	};
	make("a block that is not known", (body) => body.push([new Y.XmlElement("table")]));
	make("a mark that is not known", (_body, text) => text.format(0, 3, { highlight: { color: "yellow" } }));
	make("an attribute that is not known", (_body, _text, paragraph) =>
		paragraph.setAttribute("align", "left"),
	);
	make("a level that is not known", (body) => {
		const heading = new Y.XmlElement("heading");
		heading.setAttribute("level", "5");
		body.push([heading]);
	});
	make("a block where it may not stand", (_body, _text, paragraph) =>
		paragraph.push([new Y.XmlElement("paragraph")]),
	);
	make("something embedded", (_body, text) => text.insertEmbed(0, { image: "x" }));
	return documents;
}
