/** What spreadsheets take for the beginning of a formula, full-width forms included, blank space before it or not. */
const startsLikeFormula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** A text that no spreadsheet takes for a formula: with an apostrophe in front where it begins like one (OWASP, CSV injection). */
export const neutralCell = (text: string): string => (startsLikeFormula.test(text) ? `'${text}` : text);
