import type { Kept, RecordPatch } from "#db/queries/editing/record-store.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { changedFields } from "../../domain/editing/changed-fields.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";
import {
	type Edit,
	type Edited,
	type EditLine,
	type EditOutcome,
	type ElsewhereLine,
	editRoadmap,
	staleEdit,
} from "./edit-roadmap.server.ts";
import type { EditableRecord, RecordKind } from "./record-kind.server.ts";

/** Which record is meant, and the version that the form showed. */
export interface RecordCommand {
	roadmapSlug: string;
	slug: string;
	version: number;
	/** Whether it is about something that is archived; what is archived is not found otherwise. */
	archived?: true;
}

/** What becomes of a record: its new fields, or the line of its archiving. */
export interface RecordChange<Added> {
	patch: RecordPatch<Added>;
	/** The line; without one, it is a change of the fields in the patch. */
	line?: EditLine["content"];
	elsewhere?: ElsewhereLine[];
	accessChanged?: boolean;
}

/**
 * The straight line of every change of one record: found, version, decision, row, line. Refuses with `not-found`, `stale`,
 * or what `decide` refuses.
 */
export function writeRecord<Added extends EditableRecord>(
	context: AppContext,
	person: Person,
	kind: RecordKind<Added>,
	command: RecordCommand,
	decide: (edit: Edit, record: Kept<Added>) => Promise<Outcome<RecordChange<Added>>>,
): Promise<EditOutcome<{ title: string; slug: string }>> {
	return editRoadmap(context, person, command.roadmapSlug, async (edit) => {
		const { trx, roadmap } = edit;
		const record = await kind.store.find(trx, roadmap.id, command.slug);
		if (!record || record.archived !== (command.archived ?? false)) return notFound;
		const stale = () => staleEdit(edit, record, command.version, `This ${kind.noun}`);
		if (record.version !== command.version) return stale();
		const decided = await decide(edit, record);
		if (!decided.ok) return decided;
		const { patch } = decided.value;
		if (!(await kind.store.patch(trx, roadmap.id, record, patch))) return stale();
		return { ok: true, value: edited(kind, record, decided.value) };
	});
}

function edited<Added extends EditableRecord>(
	kind: RecordKind<Added>,
	record: Kept<Added>,
	{ patch, line, elsewhere = [], accessChanged = false }: RecordChange<Added>,
): Edited<{ title: string; slug: string }> {
	const after = { ...record, ...patch };
	const changed = changedFields<Added>(record, patch);
	const content = line ?? kind.lines.changed(changed?.from ?? {}, changed?.to ?? {});
	return {
		value: { title: kind.titleOf(after), slug: after.slug },
		lines: [{ content, subject: { type: kind.subjectType, id: record.id }, hidden: kind.hidden(after) }],
		elsewhere,
		accessChanged,
	};
}

/** Rewords a record. Its slug stays, whatever its title becomes. */
export function changeRecord(
	context: AppContext,
	person: Person,
	kind: RecordKind<EditableRecord>,
	command: RecordCommand & { typed: Record<string, string> },
): Promise<EditOutcome<{ title: string; slug: string }>> {
	return writeRecord(context, person, kind, command, async (edit, record) => {
		const wish = await kind.change(edit, command.typed, record);
		if (!wish.ok) return wish;
		const changed = changedFields<EditableRecord>(record, wish.value);
		if (!changed) return refuse("invalid", "Nothing is different: change something, or leave the page.");
		const elsewhere = (await kind.elsewhere?.(edit, record, changed)) ?? [];
		return {
			ok: true,
			value: { patch: changed.to, elsewhere, accessChanged: kind.changesAccess(changed.to) },
		};
	});
}
