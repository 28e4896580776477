import type { Form, RouteRule, Wish } from "./rules.ts";

const coordinators: Wish = { see: "read-drafts", may: "edit-roadmap", of: "roadmap" };

/** Version 0 was never shown by any form: who may send it is told that it was overtaken, and nothing changes. */
const stale = { version: "0" };
const sent = (fields: Record<string, string> = {}): Form => ({
	ask: coordinators,
	fields: { ...stale, ...fields },
});
const form: RouteRule = { get: coordinators, post: [sent()] };

/** The four kinds of records, each with one that is on the stage. */
const kinds = [
	{ nouns: "organisations", record: "council" },
	{ nouns: "workstreams", record: "together" },
	{ nouns: "actions", record: "open-clinic" },
	{ nouns: "measures", record: "waiting" },
];
const ofEachKind = (fields: Record<string, string> = {}): RouteRule => ({
	get: coordinators,
	alsoGet: kinds.slice(1).map((params) => ({ ask: coordinators, params: () => params })),
	post: kinds.map((params) => ({ ...sent(fields), params: () => params })),
});
const measure = () => ({ record: "waiting" });

export const editingRules: Record<string, RouteRule> = {
	"routes/workspace/edit/hub": { get: coordinators },
	"routes/workspace/edit/roadmap": form,
	"routes/workspace/edit/publication": form,
	"routes/workspace/edit/address": form,
	"routes/workspace/edit/archive": form,
	"routes/workspace/edit/archived": {
		get: coordinators,
		post: kinds.map(({ nouns, record }) => sent({ nouns, slug: `old-${record}` })),
	},
	"routes/workspace/edit/milestones": {
		get: coordinators,
		params: () => ({ record: "open-clinic" }),
		post: [sent(), sent({ remove: "nothing" })],
	},
	"routes/workspace/edit/milestone": { ...form, params: () => ({ record: "open-clinic" }) },
	"routes/workspace/edit/measurements": {
		get: coordinators,
		params: measure,
		post: [sent(), sent({ remove: "0" })],
	},
	"routes/workspace/edit/measurement": { ...form, params: measure },
	"routes/workspace/edit/list": {
		get: coordinators,
		alsoGet: kinds.slice(1).map((params) => ({ ask: coordinators, params: () => params })),
		post: kinds.flatMap(({ nouns, record }) =>
			["up", "down"].map((direction) => ({
				...sent({ slug: record, direction }),
				params: () => ({ nouns }),
			})),
		),
	},
	"routes/workspace/edit/new": ofEachKind(),
	"routes/workspace/edit/record": ofEachKind(),
	"routes/workspace/edit/record-address": ofEachKind(),
	"routes/workspace/edit/record-archive": ofEachKind(),
};
