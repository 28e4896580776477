import type { Db } from "#db/database.ts";
import type { Place } from "#db/queries/editing/record-store.ts";
import { workstreamStore } from "#db/queries/editing/workstream-store.ts";
import type { EditableRecord, RecordKind } from "./record-kind.server.ts";

/** A list within which things have an order: the actions of one workstream, or everything of a kind. */
export interface OrderedGroup {
	/** Null where there is only one list. */
	heading: string | null;
	items: Pick<Place, "id" | "slug" | "title" | "version" | "internal">[];
}

/** What a coordinator sees of one kind of record: everything that is not archived, in its order. */
export async function readRecordList(
	db: Db,
	roadmap: { id: string; slug: string; title: string },
	nouns: string,
	kind: RecordKind<EditableRecord>,
) {
	const present = (await kind.store.places(db, roadmap.id)).filter(({ archived }) => !archived);
	const workstreams =
		kind.subjectType === "action"
			? (await workstreamStore.places(db, roadmap.id)).filter(({ archived }) => !archived)
			: [];
	const groups: OrderedGroup[] =
		kind.subjectType === "action"
			? workstreams.map((w) => ({ heading: w.title, items: present.filter((p) => p.group === w.id) }))
			: [{ heading: null, items: present }];
	return {
		roadmap: { slug: roadmap.slug, title: roadmap.title },
		nouns,
		noun: kind.noun,
		groups: groups.map(({ heading, items }) => ({
			heading,
			items: items.map(({ id, slug, title, version, internal }) => ({ id, slug, title, version, internal })),
		})),
		/** Actions need a workstream first. */
		needsWorkstream: kind.subjectType === "action" && workstreams.length === 0,
	};
}

export type RecordListData = Awaited<ReturnType<typeof readRecordList>>;
