/** How the bytes of an answer are packed. */
export type Encoding = "br" | "gzip" | "identity";

const preferred: readonly Encoding[] = ["br", "gzip", "identity"];
/** Readers send a handful of different headers; more than these are somebody playing. */
const maxRemembered = 200;
const remembered = new Map<string, Encoding | null>();

/**
 * The packing to answer with, by `Accept-Encoding` (RFC 9110, 12.5.3): the one with the highest quality, and of equals the
 * smallest. No header: as it is. Null when the reader refuses everything that there is (406).
 */
export function acceptedEncoding(header: string | string[] | undefined): Encoding | null {
	if (header === undefined) return "identity";
	const text = String(header);
	const known = remembered.get(text);
	if (known !== undefined) return known;
	const chosen = choose(text);
	if (remembered.size < maxRemembered) remembered.set(text, chosen);
	return chosen;
}

function choose(header: string): Encoding | null {
	const qualities = new Map<string, number>();
	for (const part of header.toLowerCase().split(",")) {
		const [name = "", ...parameters] = part.split(";").map((word) => word.trim());
		const quality = parameters.find((parameter) => /^q\s*=/.test(parameter))?.replace(/^q\s*=\s*/, "");
		if (name !== "") qualities.set(name === "x-gzip" ? "gzip" : name, readQuality(quality));
	}
	const everythingElse = qualities.get("*");
	const qualityOf = (encoding: Encoding) =>
		// What is not named is acceptable as it is, and only so, unless a star says otherwise.
		qualities.get(encoding) ?? everythingElse ?? (encoding === "identity" ? 0.0005 : 0);
	let best: Encoding | null = null;
	for (const encoding of preferred)
		if (qualityOf(encoding) > 0 && (best === null || qualityOf(encoding) > qualityOf(best))) best = encoding;
	return best;
}

/** Qualities are 0 to 1 with at most three decimals; what is none counts as a refusal. */
const readQuality = (text: string | undefined): number =>
	text === undefined ? 1 : /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(text) ? Number(text) : 0;
