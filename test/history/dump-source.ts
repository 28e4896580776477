import { statuses } from "#app/domain/status.ts";
import { type ActionsWanted, isWanted } from "#app/domain/wanted-actions.ts";
import type { RoadmapSource } from "#app/features/public/roadmap-source.ts";

/** Everything that public pages can ask a source, with internal actions, as plain data. */
export async function dumpSource(source: RoadmapSource, actionSlugs: string[]) {
	const workstreams = await source.listActions();
	const measures = [await source.listMeasures(null)];
	const updates = [];
	for (const { id } of workstreams) {
		measures.push(await source.listMeasures(id));
		updates.push(await source.listUpdatesOf(id, { limit: 100 }));
	}
	const ids = workstreams.flatMap(({ actions }) => actions.map(({ id }) => id));
	const byAction = await source.listMilestones(ids);
	const milestones = workstreams.flatMap(({ actions }) => actions.map(({ id }) => byAction.get(id) ?? []));
	const actions = [];
	const listed = workstreams.flatMap((workstream) => workstream.actions.map(({ slug }) => slug));
	for (const slug of new Set([...listed, ...actionSlugs])) {
		const action = await source.findAction(slug);
		actions.push(action ?? null);
		if (action) updates.push(await source.listUpdatesOf(action.id, { limit: 100 }));
	}
	const { roadmap, today } = source;
	// The address of a thing is always that of now.
	const lines = await source.listChanges({ limit: 1_000 });
	const changes = lines.map(({ subjectSlug: _, ...line }) => line);
	const parts = await dumpParts(source);
	return { roadmap, today, workstreams, milestones, measures, actions, updates, changes, parts };
}

/** Every way to ask for some of the actions, with what it finds; throws where a list and its filter in memory disagree. */
async function dumpParts(source: RoadmapSource) {
	const { partners } = source.roadmap;
	const workstreams = await source.listActions();
	const due = { missing: false, from: null, to: null, overdueOn: null };
	const wishes: ActionsWanted[] = [
		{},
		...statuses.map((status) => ({ statuses: [status, statuses[0]] })),
		...workstreams.map(({ id }) => ({ workstreamId: id })),
		...partners.flatMap(({ id }) => [
			{ organisationId: id },
			{ organisationId: id, part: "leads" as const },
			{ organisationId: id, part: "supports" as const },
			{ dutyOf: { personId: "nobody", organisationIds: [id], is: false } },
		]),
		{ due: { ...due, missing: true } },
		{ due: { ...due, overdueOn: source.today } },
		{ due: { ...due, from: "2020-01-01", to: source.today } },
	];
	const found = [];
	for (const wanted of wishes) {
		const counts = (await source.countActions(wanted)).map(
			({ workstreamId, status, count }) => `${workstreamId} ${status} ${count}`,
		);
		const slugs = [];
		for (const { id, actions } of workstreams) {
			const part = await source.listActionPart(wanted, { workstreamId: id, offset: 1, limit: 3 });
			const inMemory = actions.filter((action) => isWanted({ ...action, workstreamId: id }, wanted));
			if (JSON.stringify(part) !== JSON.stringify(inMemory.slice(1, 4)))
				throw new Error(`The part for ${JSON.stringify(wanted)} is not what the filter leaves`);
			slugs.push(...part.map(({ slug }) => slug));
		}
		found.push({ counts: counts.sort(), slugs, span: await source.spanOfActions(wanted) });
	}
	const byOrganisation = [...(await source.countByOrganisation())].sort(([a], [b]) => (a < b ? -1 : 1));
	return { found, byOrganisation, names: await source.listWorkstreams() };
}
