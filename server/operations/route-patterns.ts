import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import { routeTree } from "../public/public-address.ts";

/** Addresses whose pattern is remembered; then it starts anew. */
const mostKnown = 2_000;
/** What is not a route of Remix, by its first part. */
const fixed = /^\/(assets|live|collab|healthz|readyz|metrics)(?=[/?]|$)/;

/**
 * Finds the pattern of the route of an address, as in `/:roadmap/actions/:action`: for counting, and for logs, which must not hold
 * what people look at or the secrets that links carry. An address without a route is `(none)`.
 */
export function routePatterns(build: ServerBuild): (target: string) => string {
	const tree = routeTree(build);
	const known = new Map<string, string>();
	return (target) => {
		const path = target.split("?", 1)[0] ?? "";
		const before = known.get(path);
		if (before !== undefined) return before;
		if (known.size >= mostKnown) known.clear();
		const pattern = find(tree, path);
		known.set(path, pattern);
		return pattern;
	};
}

function find(tree: ReturnType<typeof routeTree>, path: string): string {
	const own = fixed.exec(path)?.[1];
	if (own) return ["assets", "collab"].includes(own) ? `/${own}/*` : `/${own}`;
	// A screen that fetches only the data of a page asks for it by this name.
	const page = path === "/_root.data" ? "/" : path.replace(/\.data$/, "");
	let matches: ReturnType<typeof matchRoutes>;
	try {
		matches = matchRoutes(tree, page);
	} catch {
		return "(none)";
	}
	if (!matches) return "(none)";
	const parts = matches.flatMap(({ route }) => (route.path ? [route.path.replace(/^\/|\/$/g, "")] : []));
	return `/${parts.filter((part) => part !== "").join("/")}`;
}
