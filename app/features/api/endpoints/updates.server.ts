import { z } from "zod";
import type { UpdateInFull } from "#app/domain/read-model.ts";
import type { RoadmapSource } from "../../public/roadmap-source.ts";
import { findPublicUpdate } from "../../updates/read-update-page.server.ts";
import { defineEndpoint, parameters } from "../endpoint.server.ts";
import { updateAnswer, updatesAnswer } from "../history-schemas.server.ts";
import { type Frame, openFrame } from "../open-frame.server.ts";

/** `/roadmaps/{roadmap}/updates` */
export const listUpdates = defineEndpoint({
	id: "listUpdates",
	path: "/roadmaps/{roadmap}/updates",
	summary: "The published updates that stand, newest first, without their texts",
	query: z.object({
		"as-at": parameters.asAt,
		before: parameters.before.describe("Only updates with a smaller number: the next part of the list"),
		limit: parameters.limit,
	}),
	answer: updatesAnswer,
	async read(asked) {
		const frame = await openFrame(asked);
		if (!frame) return null;
		const { source, said, to, page, found } = frame;
		const { limit, before } = asked.query;
		const listed = await source.listNewestUpdates({
			limit: limit + 1,
			...(before === undefined ? {} : { beforeNumber: before }),
		});
		const shown = listed.slice(0, limit);
		const visible = await visibleOn(source);
		const last = listed.length > limit ? shown.at(-1) : undefined;
		return found({
			...said,
			updates: shown
				.filter(({ about }) => visible?.has(about.id) ?? true)
				.map((update) => withLinks(update, frame)),
			links: {
				self: asked.self,
				page: page("/updates"),
				next: last ? to(`/updates?limit=${limit}&before=${last.number}`) : null,
			},
		});
	},
});

/** What an update as at a day is about may have been internal then; null for now, when such updates are not listed at all. */
async function visibleOn(source: RoadmapSource): Promise<Set<string> | null> {
	if (source.asAt === null) return null;
	return new Set((await source.listActions()).flatMap((w) => [w.id, ...w.actions.map(({ id }) => id)]));
}

/** `/roadmaps/{roadmap}/updates/{update}` */
export const findUpdate = defineEndpoint({
	id: "findUpdate",
	path: "/roadmaps/{roadmap}/updates/{update}",
	summary: "One update with its text, by its number, withdrawn or not",
	query: z.object({ "as-at": parameters.asAt }),
	answer: updateAnswer,
	async read(asked) {
		const { roadmap, update: number } = asked.params;
		const frame = await openFrame(asked);
		const there = frame && (await findPublicUpdate(asked.context, { roadmap, update: number }, asked.search));
		if (!frame || !there) return null;
		const { said, page, found } = frame;
		const { update } = there;
		const links = { self: asked.self, page: page(`/updates/${update.number}`) };
		return found({ ...said, update, links });
	},
});

const withLinks = (update: UpdateInFull, { to, page }: Frame) => ({
	...update,
	links: { self: to(`/updates/${update.number}`), page: page(`/updates/${update.number}`) },
});
