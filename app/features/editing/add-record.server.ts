import { randomUUID } from "node:crypto";
import { lockRoadmap } from "#db/queries/roadmap-lock.ts";
import { freeSlugOf } from "#db/queries/slug-redirects.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { freeSlug, slugOf } from "../../domain/editing/slug.ts";
import { type EditOutcome, editRoadmap } from "./edit-roadmap.server.ts";
import type { EditableRecord, NewRecord, RecordKind } from "./record-kind.server.ts";

/** Adds a record at the end of its list, under a slug made of its title. Returns title and slug. */
export function addRecord(
	context: AppContext,
	person: Person,
	kind: RecordKind<EditableRecord>,
	wish: { roadmapSlug: string; typed: Record<string, string> },
): Promise<EditOutcome<{ title: string; slug: string }>> {
	return editRoadmap(context, person, wish.roadmapSlug, async (edit) => {
		const { trx, roadmap, moment } = edit;
		// Two people who add something at once are given slugs and places one after the other.
		await lockRoadmap(trx, roadmap.id);
		const places = await kind.store.places(trx, roadmap.id);
		const made: NewRecord = {
			id: randomUUID(),
			slug: freeSlug(
				slugOf(wish.typed[kind.titleField] ?? "", kind.noun),
				new Set(places.map(({ slug }) => slug)),
			),
			nextPosition: (group) =>
				Math.max(-1, ...places.filter((p) => p.group === group).map((p) => p.position)) + 1,
			at: moment.at,
		};
		const added = await kind.add(edit, wish.typed, made);
		if (!added.ok) return added;
		const record = added.value;
		await kind.store.insert(trx, roadmap.id, record, moment);
		await freeSlugOf(trx, kind.subjectType, roadmap.id, record.slug);
		return {
			ok: true,
			value: {
				value: { title: kind.titleOf(record), slug: record.slug },
				lines: [
					{
						content: kind.lines.added(record),
						subject: { type: kind.subjectType, id: record.id },
						hidden: kind.hidden(record),
					},
				],
			},
		};
	});
}
