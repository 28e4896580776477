import { z } from "zod";
import { isOverdue } from "#app/domain/freshness.ts";
import type { Action } from "#app/domain/read-model.ts";
import { statuses } from "#app/domain/status.ts";
import { listOpenActions, openAction } from "../../open-data/read-open-data.server.ts";
import { actionAnswer, actionsAnswer } from "../answer-schemas.server.ts";
import { defineEndpoint, parameters } from "../endpoint.server.ts";
import { type Frame, openFrame } from "../open-frame.server.ts";

const filters = z.object({
	"as-at": parameters.asAt,
	status: z
		.array(z.enum(statuses, `must be one of ${statuses.join(", ")}`))
		.optional()
		.describe("Only actions with one of these statuses"),
	workstream: z.string().optional().describe("Only actions of this workstream, by its short name"),
	organisation: z
		.string()
		.optional()
		.describe("Only actions that this organisation leads or supports, by its short name"),
	"due-from": parameters.day.describe("Only actions that are due on this day or later"),
	"due-to": parameters.day.describe("Only actions that are due on this day or earlier"),
	overdue: z
		.enum(["true", "false"], "must be true or false")
		.optional()
		.describe("Only actions that are overdue, or only others"),
});
type Filters = z.output<typeof filters>;

/** `/roadmaps/{roadmap}/actions` */
export const listActions = defineEndpoint({
	id: "listActions",
	path: "/roadmaps/{roadmap}/actions",
	summary: "The actions of a roadmap, in their order, all or some",
	query: filters,
	answer: actionsAnswer,
	async read(asked) {
		const frame = await openFrame(asked);
		if (!frame) return null;
		const listed = await frame.source.listActions();
		const all = await listOpenActions(asked.context, frame.source, listed);
		const unmet = unknownName(asked.query, {
			workstreams: listed,
			organisations: [...frame.source.roadmap.partners, ...all.flatMap(organisationsOf)],
		});
		if (unmet) return { unmet };
		const actions = all
			.filter((action) => matches(action, asked.query, frame.source.today))
			.map((action) => withLinks(action, frame));
		return frame.found({ ...frame.said, actions, links: { self: asked.self, page: frame.page("#actions") } });
	},
});

/** `/roadmaps/{roadmap}/actions/{action}` */
export const findAction = defineEndpoint({
	id: "findAction",
	path: "/roadmaps/{roadmap}/actions/{action}",
	summary: "One action",
	query: z.object({ "as-at": parameters.asAt }),
	answer: actionAnswer,
	async read(asked) {
		const frame = await openFrame(asked);
		const action = await frame?.source.findAction(asked.params.action ?? "");
		if (!frame || !action || action.internal) return null;
		const { source, said, to, found } = frame;
		const made = withLinks(openAction(action, source.roadmap), frame);
		const { page } = made.links;
		const links = { self: asked.self, page, changes: to(`/changes?action=${action.slug}`) };
		return found({ ...said, action: made, links });
	},
});

function withLinks(action: Action, { source, to, page }: Frame) {
	const { statusAuthor, ownerName, statusAt, milestones } = action;
	return {
		...action,
		owner: ownerName,
		overdue: isOverdue(action, source.today),
		statedAt: statusAt,
		statedBy: statusAuthor?.organisation ?? null,
		statedOnBehalfOf: statusAuthor?.onBehalfOf ?? null,
		milestones: milestones.map(({ completedOn, ...rest }) => ({ ...rest, reachedOn: completedOn })),
		links: { self: to(`/actions/${action.slug}`), page: page(`/actions/${action.slug}`) },
	};
}

const organisationsOf = ({ lead, supporting }: Action) => (lead ? [lead, ...supporting] : supporting);

function matches(action: Action, wanted: Filters, today: string): boolean {
	const { status, workstream, organisation, overdue, "due-from": from, "due-to": to } = wanted;
	const { dueOn } = action;
	return (
		(status === undefined || status.includes(action.status)) &&
		(workstream === undefined || action.workstream.slug === workstream) &&
		(organisation === undefined || organisationsOf(action).some(({ slug }) => slug === organisation)) &&
		(from === undefined || (dueOn !== null && dueOn >= from)) &&
		(to === undefined || (dueOn !== null && dueOn <= to)) &&
		(overdue === undefined || String(isOverdue(action, today)) === overdue)
	);
}

/** A filter that names nothing on this roadmap is a mistake, not an empty list. */
function unknownName(
	{ workstream, organisation }: Filters,
	known: { workstreams: { slug: string }[]; organisations: { slug: string }[] },
) {
	const isIn = (list: { slug: string }[], slug: string) => list.some((one) => one.slug === slug);
	if (workstream !== undefined && !isIn(known.workstreams, workstream))
		return { parameter: "workstream", must: "must be the short name of a workstream of this roadmap" };
	if (organisation !== undefined && !isIn(known.organisations, organisation))
		return { parameter: "organisation", must: "must be the short name of an organisation on this roadmap" };
	return null;
}
