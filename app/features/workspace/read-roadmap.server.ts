import { listActions } from "#db/queries/actions.ts";
import type { AppContext } from "../../context.server.ts";
import { can, type Person } from "../../domain/access.ts";
import { dayOf } from "../../domain/dates.ts";
import type { Roadmap } from "../../domain/read-model.ts";
import { applyActionFilter, parseActionFilter } from "../actions/action-filter.ts";
import { worstFirst } from "../actions/worst-first.ts";
import { readVisit } from "../history/read-visit.server.ts";
import { isMine } from "./mine.ts";

/**
 * The actions of a roadmap for one of its partners, internal ones too: what they answer for first, worst first, then
 * the rest by workstream; narrowed to what the address asks for (`?mine=1&status=…&organisation=…`).
 */
export async function readRoadmap(
	context: AppContext,
	person: Person,
	roadmap: Roadmap,
	search: URLSearchParams,
) {
	const today = dayOf(context.now().toISOString());
	const onlyMine = search.get("mine") === "1";
	const all = await listActions(context.db, roadmap.id, { withInternal: true });
	const filter = parseActionFilter(search, { organisations: roadmap.partners, workstreams: all });
	const shown = applyActionFilter(all, filter, today);
	const mine = shown.flatMap((w) => w.actions).filter((action) => isMine(action, person, roadmap.id));
	const others = shown
		.map((w) => ({ ...w, actions: w.actions.filter((action) => !mine.includes(action)) }))
		.filter((w) => w.actions.length > 0);
	const visit = await readVisit(context, { personId: person.id, roadmapId: roadmap.id });
	return {
		roadmap,
		mayEdit: can(person, "edit-roadmap", {
			...{ kind: "roadmap", roadmapId: roadmap.id, published: roadmap.published },
		}),
		isEmpty: all.every((workstream) => workstream.actions.length === 0),
		visit,
		today,
		filter,
		onlyMine,
		mine: worstFirst(mine, today),
		others: onlyMine ? [] : others,
	};
}

export type WorkspaceRoadmapData = Awaited<ReturnType<typeof readRoadmap>>;
