/** What is searched for, in the order of the page. */
export const foundKinds = ["action", "update", "measure"] as const;
export type FoundKind = (typeof foundKinds)[number];

export const isFoundKind = (text: string): text is FoundKind => foundKinds.some((kind) => kind === text);

/** The address of a search on a roadmap: of everything, or of one kind and a page of it. */
export function searchAddress(
	roadmapSlug: string,
	wish: { q: string; only?: FoundKind; page?: number },
): string {
	const search = new URLSearchParams({ q: wish.q });
	if (wish.only) search.set("in", wish.only);
	if (wish.page && wish.page > 1) search.set("page", String(wish.page));
	return `/${roadmapSlug}/search?${search}`;
}
