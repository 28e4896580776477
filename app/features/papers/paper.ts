/** A stretch of text of one look; `\n` in it begins a new line. */
export interface PaperRun {
	text: string;
	bold?: boolean | undefined;
	italic?: boolean | undefined;
	/** A safe address of the web or of mail. */
	href?: string | undefined;
}

/** What a section of a paper is made of. */
export type PaperBlock =
	| { type: "paragraph"; runs: PaperRun[] }
	| { type: "heading"; level: 3 | 4; runs: PaperRun[] }
	| { type: "list"; ordered: boolean; start: number; items: PaperBlock[][] }
	| { type: "quote"; blocks: PaperBlock[] }
	| { type: "table"; caption: string; columns: string[]; rows: string[][] };

/** A part of a paper with a heading of its own. */
export interface PaperSection {
	/** Names it in addresses. */
	id: string;
	title: string;
	/** Nothing of it may leave the partners: readers are told so below its heading. */
	forPartners: boolean;
	blocks: PaperBlock[];
}

/** The papers of a meeting. */
export const paperKinds = ["agenda", "pack", "minutes"] as const;
export type PaperKind = (typeof paperKinds)[number];

/** A paper before it is a page or a file: both are made from this alone. */
export interface Paper {
	title: string;
	roadmap: string;
	/** Whom it is for, in words that stand at the head of every sheet. */
	audience: string;
	facts: { key: string; value: string }[];
	sections: PaperSection[];
}

/** What each paper is called. */
export const paperNames: Record<PaperKind, string> = {
	agenda: "Agenda",
	pack: "Meeting pack",
	minutes: "Minutes",
};

/** The language of every paper, as files and screen readers want it. */
export const paperLanguage = "en-GB";

/** A paragraph without formats. */
export const paragraph = (text: string): PaperBlock => ({ type: "paragraph", runs: [{ text }] });

/** A list of sentences. */
export const bullets = (items: string[]): PaperBlock => ({
	type: "list",
	ordered: false,
	start: 1,
	items: items.map((text) => [paragraph(text)]),
});
