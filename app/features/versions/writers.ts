/** An organisation whose words are in a text, as the legend tells it. */
export interface Writer {
	slug: string;
	name: string;
	/** The letter that stands beside their words. */
	key: string;
	/** Place of their colour in the palette. */
	colour: number;
	words: number;
}

/** The writer of a stretch; undefined when it is not known whose it is. */
export const writerOf = (writers: Writer[], by: string | null): Writer | undefined =>
	writers.find((writer) => writer.slug === by);

/** “London Councils and Mayor of London”, each once; unknown writers are named as such. */
export function namesOf(writers: Writer[], slugs: (string | null)[]): string {
	const names = [...new Set(slugs)].map((slug) => writerOf(writers, slug)?.name ?? "someone not known");
	return names.length < 2 ? (names[0] ?? "nobody") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** A, B … Z, AA, AB …: the letter of the writer at an index. */
export function keyAt(index: number): string {
	const letter = String.fromCharCode(65 + (index % 26));
	return index < 26 ? letter : keyAt(Math.floor(index / 26) - 1) + letter;
}
