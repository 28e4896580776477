import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";

type RouteTree = Parameters<typeof matchRoutes>[0];

/** What the web server or Remix itself answers, though it could be read as the name of a roadmap. */
const elsewhere = /^\/(?:healthz|readyz|metrics|live|collab|assets)(?:\/|$)|^\/__|\.data$/;

/** Finds the one address under which a public answer is made and kept; null when the answer is not public. */
export type FindPublicAddress = (target: string) => string | null;

/**
 * Reads the routes of a build. An address is a path and the query parameters that its route names in `handle.public`
 * (see `publicAnswer`), sorted by name: whatever else readers, campaigns and robots append leads to the same answer.
 */
export function publicAddresses(build: ServerBuild): FindPublicAddress {
	const tree = routeTree(build);
	return (target) => {
		if (!target.startsWith("/") || target.startsWith("//")) return null;
		const url = new URL(`http://waymark${target}`);
		const path = url.pathname.replace(/(?<=.)\/+$/, "");
		if (elsewhere.test(path) || !isReadable(path)) return null;
		const match = matchRoutes(tree, path)?.at(-1);
		if (match && isFileName(path, match.params)) return null;
		const names = namesOf(match && build.routes[String(match.route.id)]?.module.handle);
		return names && path + queryOf(url.searchParams, names);
	};
}

/** The routes of a build as `matchRoutes` takes them. */
export const routeTree = (build: ServerBuild): RouteTree => treeOf(build, undefined);

function treeOf(build: ServerBuild, parentId: string | undefined): RouteTree {
	const tree: RouteTree = [];
	for (const route of Object.values(build.routes)) {
		if (route?.parentId !== parentId || route === undefined) continue;
		const node = { id: route.id, ...(route.path === undefined ? {} : { path: route.path }) };
		tree.push(route.index ? { ...node, index: true } : { ...node, children: treeOf(build, route.id) });
	}
	return tree;
}

/** The query parameters that a route names; null for a route that is not public. */
function namesOf(handle: unknown): string[] | null {
	const declared = (handle as { public?: { query?: readonly string[] } } | undefined)?.public;
	return declared ? [...(declared.query ?? [])].sort() : null;
}

function queryOf(given: URLSearchParams, names: string[]): string {
	const kept = new URLSearchParams();
	for (const name of names) for (const value of given.getAll(name)) kept.append(name, value);
	return kept.size === 0 ? "" : `?${kept}`;
}

/** A name with a dot at the top is a file (`/favicon.svg`) unless a route has exactly this name. */
function isFileName(path: string, params: Record<string, string | undefined>): boolean {
	const first = path.split("/")[1] ?? "";
	return first.includes(".") && Object.values(params).some((value) => value?.startsWith(first));
}

function isReadable(path: string): boolean {
	try {
		decodeURIComponent(path);
		return true;
	} catch {
		return false;
	}
}
