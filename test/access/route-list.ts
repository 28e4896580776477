import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import routes from "#app/routes.ts";

/** A route as the manifest resolves it: the id that Remix gives it, the whole path, and what it answers. */
export interface ListedRoute {
	id: string;
	path: string;
	/** Whether it takes forms. */
	takesForms: boolean;
	/** Its source. */
	source: string;
}

type Entry = (typeof routes)[number];

const appFolder = resolve(import.meta.dirname, "../../app");
const takesForms = /export (?:async function|function|const) action\b/;

/** Every address of the route manifest. Layouts have no address of their own and are left out. */
export function listRoutes(): ListedRoute[] {
	return routes.flatMap((entry) => flatten(entry, ""));
}

function flatten(entry: Entry, above: string): ListedRoute[] {
	const path = entry.path === undefined ? above : `${above}/${entry.path}`;
	if (entry.children) return entry.children.flatMap((child) => flatten(child, path));
	const source = readFileSync(resolve(appFolder, entry.file), "utf8");
	const id = entry.id ?? entry.file.replace(/\.tsx?$/, "");
	return [{ id, path: path === "" ? "/" : path, takesForms: takesForms.test(source), source }];
}
