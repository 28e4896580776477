import { randomUUID } from "node:crypto";
import type { RoadmapRow } from "#db/schema.ts";

/** The row of a roadmap without content, for tests that need one to hang something on. */
export function roadmapRow(slug: string, changes: Partial<RoadmapRow> = {}): RoadmapRow {
	return {
		id: randomUUID(),
		slug,
		title: `Roadmap ${slug}`,
		summary: "A roadmap for a test.",
		ambition: "To be tested.",
		starts_on: "2019-01-01",
		ends_on: "2030-12-31",
		published: 1,
		shows_owners: 0,
		revision: 0,
		sources: "[]",
		illustrative: "[]",
		loaded_digest: null,
		created_at: "2026-01-05T09:00:00.000Z",
		...changes,
	};
}
