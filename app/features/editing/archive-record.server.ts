import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { type RecordCommand, writeRecord } from "./change-record.server.ts";
import type { EditOutcome } from "./edit-roadmap.server.ts";
import type { EditableRecord, RecordKind } from "./record-kind.server.ts";

/** Takes a record from every page and list; it can be restored as it was. */
export function archiveRecord(
	context: AppContext,
	person: Person,
	kind: RecordKind<EditableRecord>,
	command: RecordCommand,
): Promise<EditOutcome<{ title: string; slug: string }>> {
	return writeRecord(context, person, kind, command, async (edit, record) => {
		const refusal = (await kind.refuseArchiving?.(edit, record)) ?? null;
		if (refusal) return refusal;
		const patch = { archivedAt: edit.moment.at };
		return { ok: true, value: { patch, line: kind.lines.archived, accessChanged: true } };
	});
}

/** Brings an archived record back to its place. */
export function restoreRecord(
	context: AppContext,
	person: Person,
	kind: RecordKind<EditableRecord>,
	command: RecordCommand,
): Promise<EditOutcome<{ title: string; slug: string }>> {
	return writeRecord(context, person, kind, { ...command, archived: true }, async () => ({
		ok: true,
		value: { patch: { archivedAt: null }, line: kind.lines.restored, accessChanged: true },
	}));
}
