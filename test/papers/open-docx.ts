import { inflateRawSync } from "node:zlib";
import { XMLParser, XMLValidator } from "fast-xml-parser";

/** A node of XML in the order in which it was written. */
export interface XmlNode {
	name: string;
	attributes: Record<string, string>;
	children: XmlNode[];
	text: string;
}

/** The files inside a zip archive, by their paths. Reads the directory at its end; throws where there is none. */
export function unzip(bytes: Uint8Array): Map<string, string> {
	const zip = Buffer.from(bytes);
	const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
	if (end < 0) throw new Error("This is no zip archive");
	const files = new Map<string, string>();
	let at = zip.readUInt32LE(end + 16);
	for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
		const [method, size, nameLength] = [
			zip.readUInt16LE(at + 10),
			zip.readUInt32LE(at + 20),
			zip.readUInt16LE(at + 28),
		];
		const local = zip.readUInt32LE(at + 42);
		const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
		const packed = zip.subarray(begin, begin + size);
		const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
		files.set(name, (method === 0 ? packed : inflateRawSync(packed)).toString("utf8"));
		at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
	}
	return files;
}

const parser = new XMLParser({
	preserveOrder: true,
	ignoreAttributes: false,
	attributeNamePrefix: "",
	trimValues: false,
	parseTagValue: false,
	parseAttributeValue: false,
});

/** Reads XML strictly; throws where it is not well-formed. */
export function readXml(text: string): XmlNode {
	const verdict = XMLValidator.validate(text);
	if (verdict !== true) throw new Error(verdict.err.msg);
	return { name: "", attributes: {}, children: nodesOf(parser.parse(text)), text: "" };
}

type Parsed = Record<string, unknown>;

function nodesOf(parsed: Parsed[]): XmlNode[] {
	return parsed.map((entry) => {
		const name = Object.keys(entry).find((key) => key !== ":@") ?? "";
		const content = entry[name];
		return {
			name,
			attributes: (entry[":@"] ?? {}) as Record<string, string>,
			children: Array.isArray(content) ? nodesOf(content) : [],
			text: typeof content === "string" ? content : "",
		};
	});
}

/** Every node of a name below a node, in the order of the document. */
export const all = (node: XmlNode, name: string): XmlNode[] =>
	node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);

/** The text in a node. */
export const textIn = (node: XmlNode): string => node.text + node.children.map(textIn).join("");

/** A Word document as tests look at it. */
export function openDocx(bytes: Uint8Array) {
	const files = unzip(bytes);
	const part = (name: string) => readXml(files.get(name) ?? "");
	for (const [name, content] of files) if (/\.(xml|rels)$/.test(name)) readXml(content);
	const body = part("word/document.xml");
	const styleOf = (paragraph: XmlNode) => all(paragraph, "w:pStyle")[0]?.attributes["w:val"] ?? null;
	return {
		files,
		part,
		body,
		text: textIn(body),
		headings: all(body, "w:p").flatMap((paragraph) => {
			const level = /^Heading(\d)$/.exec(styleOf(paragraph) ?? "")?.[1];
			return level === undefined ? [] : [`${level} ${textIn(paragraph)}`];
		}),
		/** The entries of lists: which list, at what level, what they say. */
		entries: all(body, "w:p").flatMap((paragraph) => {
			const [place] = all(paragraph, "w:numPr");
			if (!place) return [];
			const [level, list] = [all(place, "w:ilvl")[0], all(place, "w:numId")[0]].map(
				(node) => node?.attributes["w:val"] ?? "",
			);
			return [{ level: Number(level), list: list ?? "", text: textIn(paragraph) }];
		}),
		tables: all(body, "w:tbl").map((table) =>
			all(table, "w:tr").map((row) => ({
				isHeader: all(row, "w:tblHeader").length > 0,
				cells: all(row, "w:tc").map(textIn),
			})),
		),
		links: [
			...(files.get("word/_rels/document.xml.rels") ?? "").matchAll(/Target="(https?:[^"]+|mailto:[^"]+)"/g),
		].map(([, target]) => target),
	};
}
