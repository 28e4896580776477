import { keepOldSlug } from "#db/queries/slug-redirects.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { slugMistake } from "../../domain/editing/slug.ts";
import { refuse } from "../../domain/refusal.ts";
import { type RecordCommand, writeRecord } from "./change-record.server.ts";
import type { Edit, EditOutcome } from "./edit-roadmap.server.ts";
import type { EditableRecord, RecordKind } from "./record-kind.server.ts";

/** Gives a record another address. The old one leads to it from then on. */
export function renameSlug(
	context: AppContext,
	person: Person,
	kind: RecordKind<EditableRecord>,
	command: RecordCommand & { newSlug: string },
): Promise<EditOutcome<{ title: string; slug: string }>> {
	return writeRecord(context, person, kind, command, async (edit, record) => {
		const { trx, roadmap, moment } = edit;
		const to = command.newSlug.trim().toLowerCase();
		if (to === record.slug) return wrong("This is its address already: enter another one.");
		const mistake = slugMistake(to, "record", await isTaken(edit, to));
		if (mistake) return wrong(mistake);
		const refusal = (await kind.refuseRenaming?.(edit, record)) ?? null;
		if (refusal) return refusal;
		await keepOldSlug(trx, {
			kind: kind.subjectType,
			roadmapId: roadmap.id,
			subjectId: record.id,
			...{ from: record.slug, to, at: moment.at },
		});
		const changed = { from: { slug: record.slug }, to: { slug: to } };
		const elsewhere = (await kind.elsewhere?.(edit, record, changed)) ?? [];
		return { ok: true, value: { patch: changed.to, elsewhere } };
	});

	async function isTaken(edit: Edit, slug: string): Promise<boolean> {
		if (kind.isSlugTaken) return kind.isSlugTaken(edit, slug);
		return (await kind.store.places(edit.trx, edit.roadmap.id)).some((place) => place.slug === slug);
	}
}

const wrong = (message: string) => refuse("invalid", "The address was not changed.", { slug: message });
