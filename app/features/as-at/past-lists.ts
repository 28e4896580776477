import type { ActionCount } from "#app/domain/action-parts.ts";
import { pastMilestones } from "#app/domain/past-roadmap.ts";
import type { ActionSummary, WorkstreamActions } from "#app/domain/read-model.ts";
import type { RoadmapState } from "#app/domain/roadmap-state.ts";
import { type ActionsWanted, isWanted } from "#app/domain/wanted-actions.ts";
import type { DaySpan, RoadmapSource } from "../public/roadmap-source.ts";

type Lists = Pick<
	RoadmapSource,
	| "listActions"
	| "listWorkstreams"
	| "countActions"
	| "listActionPart"
	| "hasMadeUpAction"
	| "countByOrganisation"
	| "spanOfActions"
>;

/** The lists of actions of a past day, counted and cut in memory: its state is there, whole. `list` is asked once, when it is needed. */
export function pastLists(state: Readonly<RoadmapState>, list: () => WorkstreamActions[]): Lists {
	let listed: WorkstreamActions[] | undefined;
	const all = () => {
		listed ??= list();
		return listed;
	};
	const wantedOf = ({ id, actions }: WorkstreamActions, wanted: ActionsWanted): ActionSummary[] =>
		actions.filter((action) => isWanted({ ...action, workstreamId: id }, wanted));
	return {
		listActions: async () => all(),
		listWorkstreams: async () => all().map(({ actions: _, ...workstream }) => workstream),
		countActions: async (wanted) =>
			all().flatMap((workstream) => countsOf(workstream.id, wantedOf(workstream, wanted))),
		async listActionPart(wanted, { workstreamId, offset, limit }) {
			const workstream = all().find(({ id }) => id === workstreamId);
			return workstream ? wantedOf(workstream, wanted).slice(offset, offset + limit) : [];
		},
		hasMadeUpAction: async () =>
			all().some(({ actions }) => actions.some(({ illustrative }) => illustrative.length > 0)),
		countByOrganisation: async () => countByOrganisation(all().flatMap(({ actions }) => actions)),
		spanOfActions: async (wanted) =>
			spanOf(
				state,
				all().flatMap((workstream) => wantedOf(workstream, wanted)),
			),
	};
}

function countsOf(workstreamId: string, actions: ActionSummary[]): ActionCount[] {
	const counts = new Map<ActionSummary["status"], number>();
	for (const { status } of actions) counts.set(status, (counts.get(status) ?? 0) + 1);
	return [...counts].map(([status, count]) => ({ workstreamId, status, count }));
}

function countByOrganisation(actions: ActionSummary[]): Map<string, { leads: number; supports: number }> {
	const byId = new Map<string, { leads: number; supports: number }>();
	const add = (id: string, part: "leads" | "supports") => {
		const counted = byId.get(id) ?? { leads: 0, supports: 0 };
		byId.set(id, { ...counted, [part]: counted[part] + 1 });
	};
	for (const { lead, supporting } of actions) {
		if (lead) add(lead.id, "leads");
		for (const { id } of supporting) add(id, "supports");
	}
	return byId;
}

function spanOf(state: Readonly<RoadmapState>, actions: ActionSummary[]): DaySpan | null {
	const milestones = pastMilestones(
		state,
		actions.map(({ id }) => id),
	);
	let [from, to] = ["9999", ""];
	for (const { id, startsOn, dueOn, originalDueOn } of actions) {
		const reached = (milestones.get(id) ?? []).map((milestone) => milestone.completedOn ?? milestone.dueOn);
		for (const day of [startsOn, dueOn, originalDueOn, ...reached]) {
			if (day === null) continue;
			if (day < from) from = day;
			if (day > to) to = day;
		}
	}
	return to === "" ? null : { from, to };
}
