import type { ChangedItem, Place } from "#app/domain/changed-item.ts";
import type { Instant } from "#app/domain/dates.ts";
import type { ChangeLine } from "#app/domain/describe-change.ts";
import { tellChanges } from "#app/domain/what-changed.ts";
import type { Db } from "#db/database.ts";
import { findPlaces } from "#db/queries/change-places.ts";
import { listChanges } from "#db/queries/changes.ts";
import { revisionBefore } from "#db/queries/ledger-lines.ts";
import { readVisibility } from "#db/queries/past-visibility.ts";
import { withoutNames } from "./without-names.ts";

/** Lines that are read at once, and the most that one answer looks at. */
const linesPerPortion = 500;
const mostLines = 5_000;

export interface ChangesAsked {
	roadmapId: string;
	/** The first instant that counts. */
	since: Instant;
	/** The first instant that does not count any more; null for up to now. */
	until: Instant | null;
	/** Only what the public may know: without people's names, and without owners' where the roadmap does not show them. */
	publicOnly: boolean;
	/** Keeps owners' names from the public although the roadmap shows them now, as on a page of a day when it did not. */
	withoutOwners?: boolean;
}

/** What changed in a time, in the order in which it is told. */
export interface WhatChangedData {
	items: ChangedItem[];
	/** Whether there was more than one answer looks at: then only the newest changes are told. */
	cut: boolean;
}

const nowhere: Place = { workstream: null, action: null, organisation: null };

/**
 * What changed on a roadmap between two instants, as sentences. Reads only the lines of that time, by their revision, in
 * portions, and at most the newest 5,000 of them. Permission is the caller's.
 */
export async function readWhatChanged(db: Db, asked: ChangesAsked): Promise<WhatChangedData> {
	const { roadmapId, publicOnly } = asked;
	const { lines, cut } = await readLines(db, asked);
	const showsOwners = !asked.withoutOwners && (await readVisibility(db, roadmapId)).showsOwners;
	const places = await findPlaces(
		db,
		roadmapId,
		lines.map(({ subject }) => subject.id),
	);
	const told = publicOnly ? lines.map((line) => withoutNames(line, { showsOwners })) : lines;
	const placed = told.map((line) => ({ ...line, place: places.get(line.subject.id) ?? nowhere }));
	const audience = publicOnly ? { people: false, owners: showsOwners } : { people: true, owners: true };
	return { items: tellChanges(placed, audience), cut };
}

/** The lines of the time, oldest first. */
async function readLines(
	db: Db,
	{ roadmapId, since, until, publicOnly }: ChangesAsked,
): Promise<{ lines: ChangeLine[]; cut: boolean }> {
	const afterRevision = await revisionBefore(db, roadmapId, since);
	let before = until === null ? undefined : (await revisionBefore(db, roadmapId, until)) + 1;
	const lines: ChangeLine[] = [];
	while (lines.length < mostLines) {
		const portion = await listChanges(db, {
			roadmapId,
			publicOnly,
			afterRevision,
			...(before === undefined ? {} : { beforeRevision: before }),
			limit: linesPerPortion,
		});
		lines.push(...portion);
		before = portion.at(-1)?.revision;
		if (portion.length < linesPerPortion || before === undefined)
			return { lines: lines.reverse(), cut: false };
	}
	return { lines: lines.reverse(), cut: true };
}
