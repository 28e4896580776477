/** The root's data hold where the installation is reached. */
type Matches = { id: string; data: unknown }[];

/** The links in the head of a page by which other sites find out how to embed it (oEmbed 1.0, section 4); none on a past day. */
export function embedLinks(matches: Matches, { asAt }: { asAt: string | null }, path: string, title: string) {
	const root = matches.find(({ id }) => id === "root")?.data as { origin?: string } | undefined;
	if (asAt !== null || root?.origin === undefined) return [];
	const { origin } = root;
	const link = (type: string, format: string) => ({
		tagName: "link",
		rel: "alternate",
		type,
		href: `${origin}/oembed?${new URLSearchParams({ url: origin + path, format })}`,
		title,
	});
	return [link("application/json+oembed", "json"), link("text/xml+oembed", "xml")];
}
