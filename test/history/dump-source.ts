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
	const byAction = await source.listMilestones();
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
	return { roadmap, today, workstreams, milestones, measures, actions, updates, changes };
}
