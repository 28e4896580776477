import type { ChangedItem } from "#app/domain/changed-item.ts";
import type { Instant } from "#app/domain/dates.ts";
import { tellChanges } from "#app/domain/what-changed.ts";
import type { Db } from "#db/database.ts";
import { revisionBefore } from "#db/queries/ledger-lines.ts";
import { readPlacedLines } from "./read-placed-lines.server.ts";

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
	/** Names to the public only the meetings that were closed before this instant, as on a page of a day. */
	closedBefore?: Instant | undefined;
	/** How many lines may be looked at; 5,000 where it is left out. */
	most?: number;
}

/** How many changes a page tells of: more than a roadmap of a hundred actions has in a quarter of a year. */
export const mostOnPages = 1_000;

/** What changed in a time, in the order in which it is told. */
export interface WhatChangedData {
	items: ChangedItem[];
	/** Whether there was more than one answer looks at: then only the newest changes are told. */
	cut: boolean;
}

/**
 * What changed on a roadmap between two instants, as sentences. Reads only the lines of that time, by their revision, in
 * portions, and at most the newest of them. Permission is the caller's.
 */
export async function readWhatChanged(db: Db, asked: ChangesAsked): Promise<WhatChangedData> {
	const { roadmapId, publicOnly, withoutOwners, closedBefore, since, until, most } = asked;
	const { lines, audience, cut } = await readPlacedLines(db, {
		roadmapId,
		publicOnly,
		withoutOwners,
		closedBefore,
		most,
		afterRevision: await revisionBefore(db, roadmapId, since),
		beforeRevision: until === null ? undefined : (await revisionBefore(db, roadmapId, until)) + 1,
	});
	return { items: tellChanges(lines, audience), cut };
}
