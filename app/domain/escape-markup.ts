/** What no XML document may hold (XML 1.0, production 2): most control characters, and halves of characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** A text without what no XML document may hold. */
export const writable = (text: string): string => text.replace(notInXml, "");

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A plain text as HTML or XML that shows it as it is. */
export const escapeMarkup = (text: string): string =>
	writable(text).replace(/[&<>"]/g, (character) => entities[character] ?? character);
