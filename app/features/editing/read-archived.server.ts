import type { Db } from "#db/database.ts";
import type { ArchivedThing } from "./archived-page.tsx";
import { recordKinds } from "./record-kinds.server.ts";

/** Everything on a roadmap that is archived, kind by kind. */
export async function readArchived(db: Db, roadmapId: string): Promise<ArchivedThing[]> {
	const things = await Promise.all(
		Object.entries(recordKinds).map(async ([nouns, kind]) => {
			const places = await kind.store.places(db, roadmapId, "archived");
			return places.map(({ slug, title, version }) => ({ noun: kind.noun, nouns, slug, title, version }));
		}),
	);
	return things.flat();
}
