import { z } from "zod";
import { countOf } from "#app/domain/action-parts.ts";
import { lastDayOf } from "#app/domain/period.ts";
import { listOpenMeasures } from "../../open-data/read-open-data.server.ts";
import { measuresAnswer, partnersAnswer, workstreamsAnswer } from "../answer-schemas.server.ts";
import { defineEndpoint, parameters } from "../endpoint.server.ts";
import { decisionsAnswer } from "../history-schemas.server.ts";
import { openFrame } from "../open-frame.server.ts";

const query = z.object({ "as-at": parameters.asAt });

/** `/roadmaps/{roadmap}/workstreams` */
export const listWorkstreams = defineEndpoint({
	id: "listWorkstreams",
	path: "/roadmaps/{roadmap}/workstreams",
	summary: "The workstreams of a roadmap, in their order",
	query,
	answer: workstreamsAnswer,
	async read(asked) {
		const frame = await openFrame(asked);
		if (!frame) return null;
		const { source, said, to, page, found } = frame;
		const counts = await source.countActions({});
		const workstreams = (await source.listWorkstreams()).map((workstream) => ({
			...workstream,
			actions: countOf(counts, workstream.id),
			links: {
				page: page(`/workstreams/${workstream.slug}`),
				actions: to(`/actions?workstream=${workstream.slug}`),
			},
		}));
		return found({ ...said, workstreams, links: { self: asked.self, page: page() } });
	},
});

/** `/roadmaps/{roadmap}/partners` */
export const listPartners = defineEndpoint({
	id: "listPartners",
	path: "/roadmaps/{roadmap}/partners",
	summary: "The organisations of a roadmap: signatories, partners and the secretariat",
	query,
	answer: partnersAnswer,
	async read(asked) {
		const frame = await openFrame(asked);
		if (!frame) return null;
		const { source, said, to, page, found } = frame;
		const partners = source.roadmap.partners.map((partner) => ({
			...partner,
			links: {
				page: page(`/partners/${partner.slug}`),
				actions: to(`/actions?organisation=${partner.slug}`),
			},
		}));
		return found({ ...said, partners, links: { self: asked.self, page: page("/partners") } });
	},
});

/** `/roadmaps/{roadmap}/measures` */
export const listMeasures = defineEndpoint({
	id: "listMeasures",
	path: "/roadmaps/{roadmap}/measures",
	summary: "The measures of a roadmap with their figures",
	query,
	answer: measuresAnswer,
	async read(asked) {
		const frame = await openFrame(asked);
		if (!frame) return null;
		const { source, said, page, found } = frame;
		const workstreams = await source.listWorkstreams();
		const measures = (await listOpenMeasures(source, workstreams)).map((measure) => ({
			...measure,
			workstream: workstreams.find(({ id }) => id === measure.workstreamId)?.slug ?? null,
			measurements: measure.measurements.map((measurement) => ({
				...measurement,
				periodEndsOn: lastDayOf(measurement.period),
			})),
			links: { page: page(`/measures/${measure.slug}`) },
		}));
		return found({ ...said, measures, links: { self: asked.self, page: page("/measures") } });
	},
});

/** `/roadmaps/{roadmap}/decisions` */
export const listDecisions = defineEndpoint({
	id: "listDecisions",
	path: "/roadmaps/{roadmap}/decisions",
	summary: "What was decided in meetings that are closed, as far as it is public",
	query,
	answer: decisionsAnswer,
	async read(asked) {
		const frame = await openFrame(asked);
		if (!frame) return null;
		const { source, said, page, found } = frame;
		const decisions = (await source.listDecisions({})).map((decision) => ({
			...decision,
			links: { meeting: page(`/meetings/${decision.meeting.slug}`) },
		}));
		return found({ ...said, decisions, links: { self: asked.self, page: page("/decisions") } });
	},
});
