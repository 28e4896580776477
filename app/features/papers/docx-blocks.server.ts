import { randomInt } from "node:crypto";
import {
	ExternalHyperlink,
	HeadingLevel,
	Paragraph,
	type ParagraphChild,
	Table,
	TableCell,
	TableRow,
	TextRun,
	WidthType,
} from "docx";
import type { PaperBlock, PaperRun } from "./paper.ts";

/** How many levels a list has in Word; what lies deeper stands on the last of them. */
export const listDepths = 9;

/** Where a block stands: in which list and at what depth of it, and how deep in quotations. */
interface Around {
	list: { reference: string; instance: number; level: number } | null;
	depth: number;
	quote: number;
}

const nowhere: Around = { list: null, depth: 0, quote: 0 };
const headings = { 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;

/** Blocks of a paper as parts of a Word document. */
export const writeBlocks = (blocks: PaperBlock[]): (Paragraph | Table)[] =>
	blocks.flatMap((block) => writeBlock(block, nowhere));

function writeBlock(block: PaperBlock, around: Around): (Paragraph | Table)[] {
	switch (block.type) {
		case "paragraph":
			return [new Paragraph({ ...look(around), children: writeRuns(block.runs) })];
		case "heading":
			return [new Paragraph({ heading: headings[block.level], children: writeRuns(block.runs) })];
		case "quote":
			return block.blocks.flatMap((inner) => writeBlock(inner, { ...around, quote: around.quote + 1 }));
		case "list":
			return writeList(block, around);
		case "table":
			return [caption(block.caption), writeTable(block), new Paragraph("")];
	}
}

/** The first block of an entry bears its sign; what follows in the entry stands below it. */
function writeList(list: Extract<PaperBlock, { type: "list" }>, around: Around) {
	const level = Math.min(around.depth, listDepths - 1);
	const reference = list.ordered ? `numbers-${list.start}` : "bullets";
	const place = { reference, instance: randomInt(1, 2 ** 31), level };
	const inside: Around = { ...around, list: null, depth: around.depth + 1 };
	return list.items.flatMap((blocks) =>
		blocks.flatMap((block, index) => writeBlock(block, index === 0 ? { ...inside, list: place } : inside)),
	);
}

function look({ list, depth, quote }: Around) {
	const spacing = { after: list ? 60 : 120 };
	if (list) return { numbering: list, spacing };
	const left = 500 * Math.min(depth, listDepths) + 500 * quote;
	return left === 0 ? { spacing } : { indent: { left }, spacing };
}

const caption = (text: string) =>
	new Paragraph({ keepNext: true, spacing: { after: 80 }, children: [new TextRun({ text, italics: true })] });

function writeTable({ columns, rows }: Extract<PaperBlock, { type: "table" }>): Table {
	const cell = (text: string, bold: boolean) =>
		new TableCell({
			margins: { top: 40, bottom: 40, left: 80, right: 80 },
			children: [new Paragraph({ children: writeRuns([{ text, bold }]) })],
		});
	return new Table({
		width: { size: 100, type: WidthType.PERCENTAGE },
		rows: [
			// Repeated on every sheet, and what assistive software names the columns by.
			new TableRow({
				tableHeader: true,
				cantSplit: true,
				children: columns.map((text) => cell(text, true)),
			}),
			...rows.map(
				(cells) => new TableRow({ cantSplit: true, children: cells.map((text) => cell(text, false)) }),
			),
		],
	});
}

const writeRuns = (runs: PaperRun[]): ParagraphChild[] =>
	runs.flatMap(({ text, bold = false, italic = false, href }): ParagraphChild[] => {
		const children = text.split("\n").map(
			(line, index) =>
				new TextRun({
					text: xmlText(line),
					bold,
					italics: italic,
					...(index > 0 ? { break: 1 } : {}),
					...(href ? { style: "Hyperlink" } : {}),
				}),
		);
		return href ? [new ExternalHyperlink({ link: xmlText(href), children })] : children;
	});

/** A text without what XML 1.0 does not allow: control characters, halves of characters. */
export const xmlText = (text: string): string =>
	// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are taken out
	text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, "");
