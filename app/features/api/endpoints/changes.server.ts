import { z } from "zod";
import { openChangeOf } from "../../open-data/tables/open-change.ts";
import { defineEndpoint, parameters } from "../endpoint.server.ts";
import { changesAnswer } from "../history-schemas.server.ts";
import { openFrame } from "../open-frame.server.ts";

/** `/roadmaps/{roadmap}/changes` */
export const listChanges = defineEndpoint({
	id: "listChanges",
	path: "/roadmaps/{roadmap}/changes",
	summary: "The public changes of a roadmap, newest first",
	query: z.object({
		"as-at": parameters.asAt,
		before: parameters.before.describe("Only changes with a smaller revision: the next part of the list"),
		after: parameters.before.describe("Only changes with a greater revision: what is new since then"),
		action: z.string().optional().describe("Only changes of this action and its updates, by its short name"),
		limit: parameters.limit,
	}),
	answer: changesAnswer,
	async read(asked) {
		const frame = await openFrame(asked);
		if (!frame) return null;
		const { source, said, to, page, found } = frame;
		const { limit, before, after, action: slug } = asked.query;
		const action = slug === undefined ? undefined : await source.findAction(slug);
		if (slug !== undefined && (!action || action.internal))
			return { unmet: { parameter: "action", must: "must be the short name of an action of this roadmap" } };
		const lines = await source.listChanges({
			limit: limit + 1,
			...(action ? { subjectId: action.id } : {}),
			...(before === undefined ? {} : { beforeRevision: before }),
			...(after === undefined ? {} : { afterRevision: after }),
		});
		const shown = lines.slice(0, limit);
		const rest = new URLSearchParams(asked.search);
		rest.delete("as-at");
		rest.set("before", String(shown.at(-1)?.revision));
		return found({
			...said,
			changes: shown.map((line) => openChangeOf(line, source.roadmap)),
			links: {
				self: asked.self,
				page: page("/changes#history"),
				next: lines.length > limit ? to(`/changes?${rest}`) : null,
			},
		});
	},
});
