/**
 * Facts about a page for machines, as JSON-LD. A block of data is not executed, so that a Content-Security-Policy without inline
 * scripts lets it be; `<` is written as an escape, so that no text can end the element.
 */
export function JsonLd({ facts }: { facts: object }) {
	const text = JSON.stringify(facts).replaceAll("<", "\\u003c");
	// biome-ignore lint/security/noDangerouslySetInnerHtml: see above
	return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
}
