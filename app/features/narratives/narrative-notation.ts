/** One paragraph, heading or list entry of a narrative, as the plain form shows it. */
export interface NarrativeBlock {
	/** In a quotation. */
	quote: boolean;
	list: "bullet" | "ordered" | null;
	/** How deep its list lies in others, from 1; 0 outside of lists. */
	depth: number;
	/** Whether it is the first block of its list entry, and so carries the bullet or the number. */
	starts: boolean;
	/** The number of an entry in an ordered list; people may write any. */
	number: number;
	/** 2 and 3 for headings, 0 for text. */
	level: 0 | 2 | 3;
	/** Lines are separated by `\n`: breaks inside a block. */
	text: string;
}

/** What makes a line more than text: written before it, or escaped when it is meant literally. */
const marker = /^(?:\\|>|#{1,6}\s|[-*•](?:\s|$)|\d{1,9}[.)](?:\s|$))/;
const bullet = /^[-*•](?:\s+|$)/;
const numbered = /^(\d{1,9})[.)](?:\s+|$)/;
const heading = /^(#{1,6})\s+/;

/** Text of a block in its simplest form: no control characters, no empty lines, no space at the edges of lines. */
export function tidyText(text: string): string {
	return (
		text
			.normalize("NFC")
			// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are taken out
			.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "")
			.split(/\r\n|[\r\n\u2028\u2029]/)
			.map((line) => line.trim())
			.filter((line) => line !== "")
			.join("\n")
	);
}

/** Writes blocks in the notation of the plain form: `## ` heading, `- ` bullet, `1. ` number, `> ` quotation. */
export function writeNotation(blocks: readonly NarrativeBlock[]): string {
	let text = "";
	let previous: NarrativeBlock | undefined;
	for (const block of blocks) {
		if (previous) text += isNextEntry(previous, block) ? "\n" : "\n\n";
		text += writeBlock(block);
		previous = block;
	}
	return text;
}

const isNextEntry = (a: NarrativeBlock, b: NarrativeBlock) =>
	a.list !== null &&
	b.list !== null &&
	b.starts &&
	a.quote === b.quote &&
	(a.list === b.list || b.depth > a.depth);

function writeBlock(block: NarrativeBlock): string {
	const quote = block.quote ? "> " : "";
	const indent = "  ".repeat(Math.max(block.depth - 1, 0));
	const within = "  ".repeat(block.depth);
	const sign = block.list === "bullet" ? "- " : `${block.number}. `;
	const start = block.list !== null && block.starts ? indent + sign : within;
	const [first = "", ...more] = block.text.split("\n").map(escapeLine);
	const lines = [quote + start + (block.level === 0 ? "" : `${"#".repeat(block.level)} `) + first];
	for (const line of more) lines.push(quote + within + line);
	return lines.join("\n");
}

const escapeLine = (line: string) => (marker.test(line) ? `\\${line}` : line);
const unescapeLine = (line: string) =>
	line.startsWith("\\") && marker.test(line.slice(1)) ? line.slice(1) : line;

/** Reads the notation. Whatever people type has a meaning: nothing is refused, and no word is dropped. */
export function readNotation(text: string): NarrativeBlock[] {
	const reader = new NotationReader();
	for (const line of text.split(/\r\n|[\r\n]/)) reader.line(line);
	return reader.blocks
		.map((block) => ({ ...block, text: tidyText(block.text) }))
		.filter((block) => block.text !== "");
}

class NotationReader {
	readonly blocks: NarrativeBlock[] = [];
	/** The block that a line without a sign of its own goes on with; none after an empty line. */
	private open: NarrativeBlock | undefined;

	line(line: string): void {
		const quoted = /^\s*>\s?/.exec(line);
		const rest = quoted ? line.slice(quoted[0].length) : line;
		const content = rest.trim();
		if (content === "") {
			this.open = undefined;
			return;
		}
		const indent = /^\s*/.exec(rest.replaceAll("\t", "  "))?.[0].length ?? 0;
		this.content(content, indent, quoted !== null);
	}

	private content(content: string, indent: number, quote: boolean): void {
		const number = numbered.exec(content);
		const sign = number ?? bullet.exec(content);
		const rest = sign ? content.slice(sign[0].length) : content;
		const title = heading.exec(rest);
		const level = title ? ((title[1]?.length ?? 0) > 2 ? 3 : 2) : 0;
		const text = unescapeLine(title ? rest.slice(title[0].length) : rest);
		if (sign) {
			const depth = Math.min(Math.floor(indent / 2), this.listDepth(quote)) + 1;
			const list = number ? "ordered" : "bullet";
			this.begin({ quote, list, depth, starts: true, number: Number(number?.[1] ?? 0), level, text });
		} else if (!title && this.open && this.open.quote === quote && this.open.level === 0) {
			this.open.text += `\n${text}`;
		} else this.begin({ ...this.within(indent, quote), quote, level, text });
	}

	private begin(block: NarrativeBlock): void {
		this.blocks.push(block);
		this.open = block;
	}

	/** An indented block after a list goes on with its last entry. */
	private within(
		indent: number,
		quote: boolean,
	): Pick<NarrativeBlock, "list" | "depth" | "starts" | "number"> {
		const depth = Math.min(Math.floor(indent / 2), this.listDepth(quote));
		const list = depth === 0 ? null : (this.blocks.at(-1)?.list ?? null);
		return { list, depth, starts: false, number: 0 };
	}

	private listDepth(quote: boolean): number {
		const last = this.blocks.at(-1);
		return last && last.quote === quote ? last.depth : 0;
	}
}
