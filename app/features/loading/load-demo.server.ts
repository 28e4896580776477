import { join } from "node:path";
import { dayOf } from "#app/domain/dates.ts";
import type { Problem } from "#app/domain/roadmap-problem.ts";
import { shiftDueDates } from "#app/domain/shift-dates.ts";
import type { Db } from "#db/database.ts";
import { type DemoRoadmap, demoPeople, demoRoadmaps } from "#db/demo/people.ts";
import { hasRoadmap } from "#db/queries/loading/has-roadmap.ts";
import { keepDemoPeople } from "#db/queries/loading/keep-demo-people.ts";
import { loadRoadmap } from "./load-roadmap.server.ts";
import { readRoadmapSource } from "./read-roadmap-source.server.ts";

/** What the demo added; a second start adds nothing. */
export type DemoOutcome =
	| { ok: true; roadmapsAdded: number; peopleAdded: number }
	/** A file of the demo is broken or missing, named in each place. */
	| { ok: false; problems: Problem[] };

/**
 * Fills an installation with the demo: the two London roadmaps, published, with made-up due dates moved so that the day of their
 * snapshot is today, and the demo people. A roadmap that is there already stays as it is, whoever changed it since.
 */
export async function loadDemo(
	db: Db,
	{ now, demoFolder }: { now: Date; demoFolder: string },
): Promise<DemoOutcome> {
	const added = await loadDemoRoadmaps(db, { now, demoFolder, publish: true });
	if (!added.ok) return added;
	const peopleAdded = await keepDemoPeople(db, demoPeople, now.toISOString());
	return { ok: true, roadmapsAdded: added.slugs.length, peopleAdded };
}

/** Loads the roadmaps of the demo that are not there yet, without any people, and returns their slugs. */
export async function loadDemoRoadmaps(
	db: Db,
	{ now, demoFolder, publish }: { now: Date; demoFolder: string; publish: boolean },
): Promise<{ ok: true; slugs: string[] } | { ok: false; problems: Problem[] }> {
	const slugs: string[] = [];
	for (const roadmap of demoRoadmaps) {
		if (await hasRoadmap(db, roadmap.slug)) continue;
		const problems = await addRoadmap(db, roadmap, { now, demoFolder, publish });
		if (problems.length > 0)
			return { ok: false, problems: problems.map((problem) => inFile(roadmap, problem)) };
		slugs.push(roadmap.slug);
	}
	return { ok: true, slugs };
}

async function addRoadmap(
	db: Db,
	{ file, parts }: DemoRoadmap,
	{ now, demoFolder, publish }: { now: Date; demoFolder: string; publish: boolean },
): Promise<Problem[]> {
	const source = await readRoadmapSource(join(demoFolder, file));
	if (!source.ok) return source.problems;
	// The digest is of the file as it is, so that it says tomorrow, too, that this file is loaded.
	const { digest } = source;
	const moved = shiftDueDates(source.file, dayOf(now.toISOString()));
	const outcome = await loadRoadmap(db, moved, { digest, now, publish, parts });
	return outcome.outcome === "refused" ? outcome.problems : [];
}

const inFile = ({ file }: DemoRoadmap, { place, message }: Problem): Problem => ({
	place: `${file}: ${place}`,
	message,
});
