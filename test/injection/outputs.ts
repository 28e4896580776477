import { payloads } from "./payloads.ts";

/** The roadmap that is full of payloads. */
export const hostile = "/payloads";

/**
 * Where the walk over all outputs begins; it goes on along every link. An output that no page links to needs a line here, and so
 * does one that must not be missed: the test fails when the walk did not see it.
 */
export const outputs: { as: "public" | "partner"; path: string; type: string }[] = [
	{ as: "public", path: "/", type: "text/html" },
	{ as: "public", path: hostile, type: "text/html" },
	{ as: "public", path: `${hostile}/changes`, type: "text/html" },
	{ as: "public", path: `${hostile}/changes.atom`, type: "application/atom+xml" },
	{ as: "public", path: `${hostile}/changes.json`, type: "application/feed+json" },
	{ as: "public", path: `${hostile}/calendar.ics`, type: "text/calendar" },
	{ as: "public", path: `${hostile}/data`, type: "text/html" },
	{ as: "public", path: `${hostile}/data/roadmap.json`, type: "application/json" },
	{ as: "public", path: `${hostile}/data/actions.csv`, type: "text/csv" },
	{ as: "public", path: `${hostile}/data/milestones.csv`, type: "text/csv" },
	{ as: "public", path: `${hostile}/data/measures.csv`, type: "text/csv" },
	{ as: "public", path: `${hostile}/data/changes.csv`, type: "text/csv" },
	{ as: "public", path: `${hostile}/search?q=xss`, type: "text/html" },
	{
		as: "public",
		path: `${hostile}/search?q=${encodeURIComponent('"><img src=x onerror=xss()>')}`,
		type: "text/html",
	},
	{ as: "public", path: `/sign-in?to=${encodeURIComponent("javascript:xss()")}`, type: "text/html" },
	{ as: "partner", path: "/workspace", type: "text/html" },
	{ as: "partner", path: `/workspace${hostile}`, type: "text/html" },
	{ as: "partner", path: `/workspace${hostile}/edit`, type: "text/html" },
	{ as: "partner", path: `/workspace${hostile}/people`, type: "text/html" },
	{ as: "partner", path: "/workspace/administration/roadmaps", type: "text/html" },
	{ as: "partner", path: "/workspace/administration/audit", type: "text/html" },
	{ as: "partner", path: "/account", type: "text/html" },
	{ as: "partner", path: "/account/data.json", type: "application/json" },
];

/** Every payload as a query, for what pages repeat of their address. */
export const asQueries = payloads.map(({ text }) => `${hostile}/search?q=${encodeURIComponent(text)}`);
