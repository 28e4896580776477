import { countActions, listActionPart, listWorstActions } from "#db/queries/action-parts.ts";
import { listWorkstreams } from "#db/queries/workstreams.ts";
import type { AppContext } from "../../context.server.ts";
import { can, type Person } from "../../domain/access.ts";
import { countOf, pageOfActions, partsOfPage, readPageNumber } from "../../domain/action-parts.ts";
import { dayOf } from "../../domain/dates.ts";
import type { Roadmap, WorkstreamActions } from "../../domain/read-model.ts";
import type { ActionsWanted } from "../../domain/wanted-actions.ts";
import { parseActionFilter, wantedBy } from "../actions/action-filter.ts";
import { readVisit } from "../history/read-visit.server.ts";
import { dutiesOf } from "./mine.ts";

/**
 * The actions of a roadmap for one of its partners, internal ones too: what they answer for first, worst first, then the rest by
 * workstream; narrowed to what the address asks for (`?mine=1&status=…&organisation=…`), a page at a time (`?page=2`).
 */
export async function readRoadmap(
	context: AppContext,
	person: Person,
	roadmap: Roadmap,
	search: URLSearchParams,
) {
	const { db } = context;
	const today = dayOf(context.now().toISOString());
	const onlyMine = search.get("mine") === "1";
	const workstreams = await listWorkstreams(db, roadmap.id);
	const known = { organisations: roadmap.partners, workstreams };
	const filter = parseActionFilter(search, known);
	const asked = (wanted: ActionsWanted) => ({ roadmapId: roadmap.id, withInternal: true, wanted });
	const narrowed = (is: boolean) =>
		asked({ ...wantedBy(filter, known, today), ...dutiesOf(person, roadmap.id, is) });
	const mineCount = countOf(await countActions(db, narrowed(true)));
	const counts = onlyMine ? [] : await countActions(db, narrowed(false));
	const pages = pageOfActions(mineCount + countOf(counts), readPageNumber(search.get("page")));
	const parts = partsOfPage(
		workstreams.map(({ id }) => id),
		counts,
		{ ...pages, from: pages.from - mineCount, to: Math.max(0, pages.to - mineCount) },
		{ withEmpty: false },
	);
	const others: WorkstreamActions[] = [];
	for (const part of parts) {
		const workstream = workstreams.find(({ id }) => id === part.workstreamId);
		if (workstream) others.push({ ...workstream, actions: await listActionPart(db, narrowed(false), part) });
	}
	const visit = await readVisit(context, { personId: person.id, roadmapId: roadmap.id });
	return {
		roadmap,
		mayEdit: can(person, "edit-roadmap", {
			...{ kind: "roadmap", roadmapId: roadmap.id, published: roadmap.published },
		}),
		isEmpty: pages.total === 0 && countOf(await countActions(db, asked({}))) === 0,
		visit,
		today,
		filter,
		onlyMine,
		pages,
		mine: await listWorstActions(db, narrowed(true), {
			...{
				today,
				offset: Math.max(0, pages.from - 1),
				limit: Math.min(mineCount, pages.to) - Math.max(0, pages.from - 1),
			},
		}),
		others,
	};
}

export type WorkspaceRoadmapData = Awaited<ReturnType<typeof readRoadmap>>;
