const schemes = new Set(["http:", "https:", "mailto:"]);

/** Whether a text may be the address of a link: a whole web or mail address of at most 2,048 characters. */
export function isSafeLink(href: unknown): href is string {
	if (typeof href !== "string" || href.length > 2048) return false;
	try {
		return schemes.has(new URL(href).protocol);
	} catch {
		return false;
	}
}

/** What someone typed as the address of a link, made whole where its scheme is missing; null when it is none. */
export function toSafeLink(typed: string): string | null {
	const text = typed.trim();
	if (isSafeLink(text)) return text;
	if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return `mailto:${text}`;
	if (/^[^\s:]+\.[^\s:]+$/.test(text) && isSafeLink(`https://${text}`)) return `https://${text}`;
	return null;
}
