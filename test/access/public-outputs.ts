import { unzip } from "#test/papers/open-docx.ts";
import { type ListedRoute, listRoutes } from "./route-list.ts";
import type { Stage } from "./stage.ts";
import { fill } from "./walk.ts";

/** One thing that the public can ask for, and what it got. */
export interface Output {
	path: string;
	status: number;
	/** Everything in it as text: archives are unpacked, and the headers stand before. */
	text: string;
}

/** What stands for the parameters of addresses: records that are public, and records that are not. */
const values = (stage: Stage, meetings: string[]): Record<string, string[]> => ({
	roadmap: ["small", "elsewhere", "attic"],
	action: ["open-clinic", "quiet", "old-open-clinic", "hidden-action"],
	workstream: ["together", "old-together", "hidden-stream"],
	organisation: ["council", "trust", "office", "old-council"],
	measure: ["waiting", "old-waiting"],
	update: ["1", "2", "3", "99"],
	version: ["1", "2", "99"],
	meeting: meetings,
	ask: ["1", "2"],
	number: ["1", "2"],
	...Object.fromEntries(
		["person", "nouns", "record", "milestone", "place", "item", "part", "token", "letter", "*"].map(
			(name) => [name, [stage.params[name] ?? ""]],
		),
	),
	paper: ["agenda", "pack", "minutes"],
	key: ["an-invented-key"],
});

/** What can be asked of the pages by their query. Values that no page knows are as good as others: none may tell more. */
const questions: Record<string, string[]> = {
	"as-at": [
		new Date().toISOString().slice(0, 10),
		new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
	],
	from: ["2020-01-01"],
	to: ["2040-01-01"],
	by: ["organisation", "workstream", "action"],
	before: ["1000"],
	after: ["0"],
	limit: ["100"],
	page: ["1", "2"],
	q: ["clinic", "ZQ", "HIDDEN", "DRAFT", "PRIVATE", "SECRET"],
	in: ["actions", "updates", "measures", "decisions"],
	status: ["at-risk", "on-track", "not-started"],
	workstream: ["together", "old-together"],
	organisation: ["council", "old-council"],
	action: ["open-clinic", "quiet"],
	due: ["overdue"],
	"due-by": ["2040"],
	"due-from": ["2020-01-01"],
	"due-to": ["2040-01-01"],
	overdue: ["1", "true", "false"],
	format: ["json", "xml"],
	// Addresses of this site.
	url: ["/small", "/small/actions/open-clinic", "/small/actions/quiet", "/elsewhere"],
	maxwidth: ["600"],
	maxheight: ["600"],
	colour: ["dark"],
};

/** Every address of the manifest with everything in its place, once for each record that could stand there. */
function addresses(stage: Stage, meetings: string[]): { route: ListedRoute; path: string }[] {
	const known = values(stage, meetings);
	return listRoutes().flatMap((route) => {
		let sets: Record<string, string>[] = [{}];
		for (const [found, name = found] of route.path.matchAll(/:(\w+)|\*/g)) {
			const choices = known[name];
			if (!choices)
				throw new Error(`Say in test/access/public-outputs.ts what stands for ${found} in ${route.path}`);
			sets = sets.flatMap((set) => choices.map((choice) => ({ ...set, [name]: choice })));
		}
		return sets.map((set) => ({ route, path: fill(route.path, set) }));
	});
}

/** The names that a route takes in its query, as its source tells. */
function queryOf({ id, source }: ListedRoute): string[] {
	const told = /query: \[([^\]]*)\]/.exec(source)?.[1] ?? "";
	const names = [...told.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name);
	if (told.includes("...filterNames")) names.push("status", "workstream", "organisation", "due", "due-by");
	for (const name of names)
		if (!questions[name])
			throw new Error(`Say in test/access/public-outputs.ts what to ask of ${id} by “${name}”`);
	return names;
}

/** Reads all that a reader without a session can ask for, every route of the manifest, and whatever these answers link to. */
export async function readPublicOutputs(origin: string, stage: Stage, meetings: string[]): Promise<Output[]> {
	const outputs = new Map<string, Output>();
	const links = new Set<string>([
		"/healthz",
		"/readyz",
		"/metrics",
		"/favicon.svg",
		"/live/?EIO=4&transport=polling",
	]);
	const read = async (path: string) => {
		const known = outputs.get(path);
		if (known) return known;
		const output = await ask(origin, path);
		outputs.set(path, output);
		for (const link of linksIn(output.text, origin)) links.add(link);
		return output;
	};
	for (const { route, path } of addresses(stage, meetings)) {
		const names = queryOf(route);
		const { status } = await read(path);
		// Answers to questions of what is not here are no other than the plain one; a service that asks for an address has no plain one.
		if (status !== 200 && !names.includes("url")) continue;
		await read(path === "/" ? "/_root.data" : `${path}.data`);
		for (const name of names)
			for (const value of questions[name] ?? [])
				await read(`${path}?${name}=${encodeURIComponent(name === "url" ? origin + value : value)}`);
	}
	// What pages lead to, with whatever stands in the query of such a link; one step further each time.
	for (const link of links) if (outputs.size < 2_500) await read(link);
	return [...outputs.values()];
}

async function ask(origin: string, path: string): Promise<Output> {
	const answer = await fetch(origin + path, { redirect: "manual" });
	const bytes = new Uint8Array(await answer.arrayBuffer());
	const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
	const body = isArchive ? [...unzip(bytes).values()].join("\n") : Buffer.from(bytes).toString("utf8");
	const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
	return { path, status: answer.status, text: `${headers}\n\n${body}` };
}

/** Addresses of this site in an answer of any kind: HTML, feeds, JSON, maps of the site. */
function linksIn(text: string, origin: string): string[] {
	const found = [...text.matchAll(/(?:href|src|action)="([^"#]+)/g)].map(([, link = ""]) => link);
	const whole = [...text.matchAll(/https?:\/\/[\w.:-]+\/[^\s"'<>#\\)]*/g)].map(([link]) => link);
	return [...found, ...whole].flatMap((link) => {
		const url = URL.parse(link.replaceAll("&amp;", "&"), origin);
		const isOurs = url?.origin === origin && !/^\/(build|assets)\//.test(url.pathname);
		return url && isOurs ? [url.pathname + url.search] : [];
	});
}
