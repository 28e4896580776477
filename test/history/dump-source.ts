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
	const actions = [];
	for (const slug of actionSlugs) {
		const action = await source.findAction(slug);
		actions.push(action ?? null);
		if (action) updates.push(await source.listUpdatesOf(action.id, { limit: 100 }));
	}
	const { roadmap, today } = source;
	const changes = await source.listChanges({ limit: 1_000 });
	return { roadmap, today, workstreams, measures, actions, updates, changes };
}
