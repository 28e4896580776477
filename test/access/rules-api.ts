import type { RouteRule, Wish } from "./rules.ts";

const published: Wish = { see: "read", may: "read", of: "roadmap", asPublic: true };
const inRoadmap: RouteRule = { get: published };
const toEverybody: RouteRule = { get: { everybody: 200 } };

/** The read API is the same for everybody, and knows what the public knows. */
export const apiRules: Record<string, RouteRule> = {
	"routes/api/guide": toEverybody,
	"routes/api/openapi": toEverybody,
	"routes/api/unknown": { get: { everybody: 404 } },
	"routes/api/roadmaps": toEverybody,
	"routes/api/roadmap": inRoadmap,
	"routes/api/workstreams": inRoadmap,
	"routes/api/actions": inRoadmap,
	"routes/api/action": {
		get: { ...published, of: "action" },
		alsoGet: [{ ask: { ...published, of: "internal-action" }, params: () => ({ action: "quiet" }) }],
	},
	"routes/api/partners": inRoadmap,
	"routes/api/measures": inRoadmap,
	"routes/api/updates": inRoadmap,
	"routes/api/update": inRoadmap,
	"routes/api/changes": inRoadmap,
	"routes/api/decisions": inRoadmap,
};
