/** An address on this site with `?as-at=` added, so that whoever follows it stays on that day; unchanged without a day. */
export function withAsAt(href: string, asAt: string | null): string {
	if (asAt === null) return href;
	const [address = "", fragment] = href.split("#", 2);
	if (address === "" && fragment !== undefined) return href;
	const [path, query] = address.split("?", 2);
	const search = new URLSearchParams(query);
	search.set("as-at", asAt);
	return `${path}?${search}${fragment === undefined ? "" : `#${fragment}`}`;
}

/** The address of the same page as it is now. */
export function presentHref(pathname: string, query: string): string {
	const search = new URLSearchParams(query);
	// Pages of a list were counted on the past day.
	for (const name of ["as-at", "before", "page"]) search.delete(name);
	return search.size === 0 ? pathname : `${pathname}?${search}`;
}
