import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { notFound, refuse } from "../../domain/refusal.ts";
import type { RecordCommand } from "./change-record.server.ts";
import { type EditLine, type EditOutcome, editRoadmap, staleEdit } from "./edit-roadmap.server.ts";
import type { EditableRecord, RecordKind } from "./record-kind.server.ts";

export type Direction = "up" | "down";

/**
 * Lets a record change places with its neighbour in the list, archived ones passed over. Both get a line in the ledger: each line
 * says where its own record is from then on.
 */
export function moveRecord(
	context: AppContext,
	person: Person,
	kind: RecordKind<EditableRecord>,
	command: RecordCommand & { direction: Direction },
): Promise<EditOutcome<{ title: string }>> {
	return editRoadmap(context, person, command.roadmapSlug, async (edit) => {
		const { trx, roadmap } = edit;
		const record = await kind.store.find(trx, roadmap.id, command.slug);
		if (!record || record.archived) return notFound;
		const stale = () => staleEdit(edit, record, command.version, "The order");
		if (record.version !== command.version) return stale();
		const list = await (kind.store.placesAround?.(trx, roadmap.id, record) ??
			kind.store.places(trx, roadmap.id, "present"));
		const moved = list.find(({ id }) => id === record.id);
		if (!moved) return notFound;
		const neighbour = list[list.indexOf(moved) + (command.direction === "up" ? -1 : 1)];
		if (!neighbour)
			return refuse("invalid", `This is the ${command.direction === "up" ? "first" : "last"} already.`);
		const moves = [
			{ place: moved, position: neighbour.position },
			{ place: neighbour, position: moved.position },
		];
		// Rows are locked in one order, whoever moves what.
		for (const { place, position } of moves.toSorted((a, b) => (a.place.id < b.place.id ? -1 : 1)))
			if (!(await kind.store.patch(trx, roadmap.id, place, { position }))) return stale();
		const lines = moves.map(
			({ place, position }): EditLine => ({
				content: kind.lines.changed({ position: place.position }, { position }),
				subject: { type: kind.subjectType, id: place.id },
				hidden: place.internal,
			}),
		);
		return { ok: true, value: { value: { title: moved.title }, lines } };
	});
}
