import { existsSync, statSync } from "node:fs";
import { join, normalize } from "node:path";
import type { FindPublicAddress } from "../public/public-address.ts";

/** What is of no use without a server: the API, frames, how to embed a page, and the search. */
const live = /^\/(?:api|embed|oembed)(?:\/|$|\?)|\/(?:embed|search)(?:$|\?)/;
/** Parameters that lead to parts of lists; everything else comes from forms. */
const ofLists = ["before", "page", "status"];

/** Finds the one address under which something is copied; null for what the copy leads to the live address for. */
export type FindCopied = (href: string, from: string) => string | null;

/** Tells what belongs into a copy: public pages and files, and what they look like. `clientFolder` holds the built files. */
export function copiedAddresses(findPublic: FindPublicAddress, clientFolder: string): FindCopied {
	return (href, from) => {
		if (/^(#|[a-z][\w+.-]*:|\/\/)/i.test(href)) return null;
		const url = new URL(href, new URL(from, "http://copy"));
		if (isBuilt(clientFolder, url.pathname)) return url.pathname;
		if (/^\/(theme\.css|logo)$/.test(url.pathname)) return url.pathname + url.search;
		const names = [...new Set(url.searchParams.keys())];
		if (live.test(url.pathname) || names.length > 1 || names.some((name) => !ofLists.includes(name)))
			return null;
		return findPublic(url.pathname + url.search);
	};
}

/** Whether a path names a file that the build made. */
export function isBuilt(clientFolder: string, path: string): boolean {
	if (path === "/" || normalize(path) !== path) return false;
	const file = join(clientFolder, path);
	return existsSync(file) && statSync(file).isFile();
}
