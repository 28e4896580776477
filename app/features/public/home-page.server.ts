import { countOf } from "#app/domain/action-parts.ts";
import type { RoadmapCard } from "#app/domain/read-model.ts";
import { roadmapPositionAt } from "#db/queries/editing/roadmap-order.ts";
import { findRoadmap, listPublicRoadmaps } from "#db/queries/roadmaps.ts";
import type { AppContext } from "../../context.server.ts";
import { openPast, readDay } from "./open-roadmap.server.ts";
import type { RoadmapSource } from "./roadmap-source.ts";

/** What the home page shows: every published roadmap, the same for everybody, as at the day that the address asks for. */
export async function readHomePage(context: AppContext, search: URLSearchParams) {
	const { day, today, timeZone } = await readDay(context, search);
	const present = await listPublicRoadmaps(context.db);
	const roadmaps = day === null ? present : await asAtDay(context, present, { day, timeZone });
	return { roadmaps, demo: context.demo, asAt: day, today };
}

/**
 * The roadmaps that were public at the end of a day, and are, in the order of that time. One after the other: each is rebuilt from
 * its ledger.
 */
async function asAtDay(
	{ db }: AppContext,
	present: RoadmapCard[],
	at: { day: string; timeZone: string },
): Promise<RoadmapCard[]> {
	const placed: { card: RoadmapCard; position: number }[] = [];
	for (const { slug } of present) {
		const roadmap = await findRoadmap(db, slug);
		const source = roadmap && (await openPast(db, roadmap, at));
		if (!source) continue;
		const position = await roadmapPositionAt(db, source.roadmap.id, source.roadmap.revision);
		placed.push({ card: await cardOf(source), position });
	}
	return placed.toSorted((a, b) => a.position - b.position).map(({ card }) => card);
}

async function cardOf({ roadmap, listWorkstreams, countActions }: RoadmapSource): Promise<RoadmapCard> {
	const { id, slug, title, summary, startsOn, endsOn } = roadmap;
	const { length: workstreamCount } = await listWorkstreams();
	const actionCount = countOf(await countActions({}));
	return { id, slug, title, summary, startsOn, endsOn, workstreamCount, actionCount };
}
