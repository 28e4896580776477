/** One piece of the HTML that our renderers make: a tag of theirs, exactly as they write it, or text. */
const piece =
	/<(?:(\/?)(p|ul|ol|li|strong|em|b|i|u|s|code|pre|h3|h4|blockquote)|(br)|(ol) start="\d{1,9}"|(a) href="(?:https?:\/\/|mailto:)[^"<>\s]*" rel="nofollow noopener noreferrer"|(\/)(a))>|[^<]+/y;

/**
 * Whether a text is HTML of the kind that our own renderers make: few tags, balanced, no attributes but those of links and lists.
 * Everything else, harmless or not, is refused: what passes can be shown as it is.
 */
export function isSafeHtml(html: string): boolean {
	const open: string[] = [];
	piece.lastIndex = 0;
	while (piece.lastIndex < html.length) {
		const at = piece.exec(html);
		if (at === null) return false;
		const [, slash, plain, lineBreak, list, link, closing] = at;
		if (lineBreak !== undefined) continue;
		const name = plain ?? list ?? link ?? (closing === undefined ? undefined : "a");
		if (name === undefined) continue;
		if (slash === "/" || closing !== undefined) {
			if (open.pop() !== name) return false;
		} else open.push(name);
	}
	return open.length === 0;
}
