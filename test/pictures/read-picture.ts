/** What a reader reads: the words of a piece of a page, without tags. */
export const wordsOf = (html: string): string =>
	html
		.replace(/<[^>]+>/g, " ")
		.replace(/&#x27;/g, "'")
		.replace(/&quot;/g, '"')
		.replace(/&amp;/g, "&")
		.replace(/\s+/g, " ")
		.trim();

const innerOf = (html: string, tag: string): string[] =>
	[...html.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, "gs"))].map(([, inner]) => inner ?? "");

/** The name of every picture in a page, in order. */
export const picturesIn = (html: string): string[] =>
	[...html.matchAll(/<svg[^>]*role="img"[^>]*>(.*?)<\/svg>/gs)].map(([, inner]) =>
		wordsOf(innerOf(inner ?? "", "title")[0] ?? ""),
	);

/** Every row of every table in a page, as words. */
export const rowsIn = (html: string): string[][] =>
	innerOf(html, "tbody").flatMap((body) =>
		innerOf(body, "tr").map((row) =>
			[...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => wordsOf(cell ?? "")),
		),
	);

/** Every day in a text, as people write it. */
export const daysIn = (text: string): string[] => [
	...new Set(text.match(/\d{1,2} [A-Z][a-z]+ \d{4}/g) ?? []),
];
