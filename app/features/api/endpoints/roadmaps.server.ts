import { z } from "zod";
import { readInstallation } from "#db/queries/installation.ts";
import { withAsAt } from "../../as-at/with-as-at.ts";
import { readHomePage } from "../../public/home-page.server.ts";
import { statusesOf } from "../../public/listed-actions.server.ts";
import { roadmapAnswer, roadmapsAnswer } from "../answer-schemas.server.ts";
import { apiBase, defineEndpoint, parameters } from "../endpoint.server.ts";
import { openFrame } from "../open-frame.server.ts";

const query = z.object({ "as-at": parameters.asAt });

/** `/roadmaps` */
export const listRoadmaps = defineEndpoint({
	id: "listRoadmaps",
	path: "/roadmaps",
	summary: "The public roadmaps of this installation",
	query,
	answer: roadmapsAnswer,
	async read({ context, search, self }) {
		const { roadmaps, asAt, today } = await readHomePage(context, search);
		const { dataLicence } = await readInstallation(context.db);
		const origin = context.origin();
		return {
			answer: {
				asAt,
				licence: dataLicence,
				roadmaps: roadmaps.map(({ workstreamCount, actionCount, ...card }) => ({
					...card,
					workstreams: workstreamCount,
					actions: actionCount,
					links: {
						self: withAsAt(`${origin}${apiBase}/roadmaps/${card.slug}`, asAt),
						page: withAsAt(`${origin}/${card.slug}`, asAt),
					},
				})),
				links: { self, page: withAsAt(`${origin}/`, asAt) },
			},
			depends: "roadmaps",
			day: asAt === null ? today : null,
		};
	},
});

/** `/roadmaps/{roadmap}` */
export const findRoadmap = defineEndpoint({
	id: "findRoadmap",
	path: "/roadmaps/{roadmap}",
	summary: "A roadmap: what it is for, and how its actions are going",
	query,
	answer: roadmapAnswer,
	async read(asked) {
		const frame = await openFrame(asked);
		if (!frame) return null;
		const { source, facts, said, to, page, found } = frame;
		const counts = statusesOf(await source.countActions({}));
		const actionsByStatus = counts.map(({ status, count }) => ({ status, actions: count }));
		return found({
			...said,
			roadmap: { ...facts.roadmap, changedAt: facts.changedAt, actionsByStatus },
			links: {
				self: asked.self,
				page: page(),
				workstreams: to("/workstreams"),
				actions: to("/actions"),
				partners: to("/partners"),
				measures: to("/measures"),
				updates: to("/updates"),
				changes: to("/changes"),
				decisions: to("/decisions"),
				data: page("/data"),
			},
		});
	},
});
