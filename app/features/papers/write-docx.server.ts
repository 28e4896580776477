import {
	AlignmentType,
	Document,
	Footer,
	Header,
	HeadingLevel,
	LevelFormat,
	Packer,
	PageNumber,
	Paragraph,
	TextRun,
} from "docx";
import { listDepths, writeBlocks, xmlText } from "./docx-blocks.server.ts";
import { type Paper, type PaperBlock, type PaperSection, paperLanguage } from "./paper.ts";

/** What a Word document is for browsers and mail. */
export const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * A paper as a Word document: headings, lists and tables are real ones, so that a screen reader finds its way and Word makes a table
 * of contents of it.
 */
export async function writeDocx(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
	const title = xmlText(paper.title);
	const lists = startsOf(paper.sections.flatMap(({ blocks }) => blocks));
	const document = new Document({
		title,
		subject: xmlText(paper.roadmap),
		creator: "Waymark",
		description: paper.audience,
		styles: {
			default: {
				document: { run: { font: "Arial", size: 22, language: { value: paperLanguage } } },
				heading1: { run: { size: 36, bold: true }, paragraph: { spacing: { after: 200 } } },
				heading2: { run: { size: 28, bold: true }, paragraph: { spacing: { before: 320, after: 120 } } },
				heading3: { run: { size: 24, bold: true }, paragraph: { spacing: { before: 240, after: 100 } } },
				heading4: { run: { size: 22, bold: true }, paragraph: { spacing: { before: 200, after: 80 } } },
			},
		},
		numbering: {
			config: [
				{ reference: "bullets", levels: levels(LevelFormat.BULLET, 1) },
				...lists.map((start) => ({
					reference: `numbers-${start}`,
					levels: levels(LevelFormat.DECIMAL, start),
				})),
			],
		},
		sections: [
			{
				properties: { page: { margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } } },
				headers: {
					default: new Header({
						children: [new Paragraph(`${xmlText(paper.roadmap)} – ${paper.audience}`)],
					}),
				},
				footers: { default: pageNumbers() },
				children: [
					new Paragraph({ heading: HeadingLevel.HEADING_1, text: title }),
					...paper.facts.map(
						({ key, value }) =>
							new Paragraph({
								spacing: { after: 60 },
								children: [new TextRun({ text: `${key}: `, bold: true }), new TextRun(xmlText(value))],
							}),
					),
					...paper.sections.flatMap(writeSection),
				],
			},
		],
	});
	return Uint8Array.from(await Packer.toBuffer(document));
}

function writeSection({ title, forPartners, blocks }: PaperSection) {
	return [
		new Paragraph({ heading: HeadingLevel.HEADING_2, text: xmlText(title) }),
		...(forPartners
			? [
					new Paragraph({
						keepNext: true,
						children: [new TextRun({ text: "For partners only", bold: true })],
					}),
				]
			: []),
		...writeBlocks(blocks),
	];
}

const pageNumbers = () =>
	new Footer({
		children: [
			new Paragraph({
				alignment: AlignmentType.RIGHT,
				children: [new TextRun({ children: ["Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES] })],
			}),
		],
	});

/** The signs of a list at every depth; only its first level begins elsewhere than at 1. */
function levels(format: typeof LevelFormat.BULLET | typeof LevelFormat.DECIMAL, start: number) {
	return Array.from({ length: listDepths }, (_, level) => ({
		level,
		format,
		start,
		text: format === LevelFormat.BULLET ? "•" : `%${level + 1}.`,
		style: { paragraph: { indent: { left: 500 * (level + 1), hanging: 350 } } },
	}));
}

/** The numbers with which the numbered lists of a paper begin. */
function startsOf(blocks: PaperBlock[]): number[] {
	const starts = new Set<number>();
	const collect = (block: PaperBlock) => {
		if (block.type === "quote") block.blocks.forEach(collect);
		if (block.type !== "list") return;
		if (block.ordered) starts.add(block.start);
		block.items.flat().forEach(collect);
	};
	blocks.forEach(collect);
	return [...starts];
}
