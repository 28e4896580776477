import type { Place, PlacedLine } from "#app/domain/changed-item.ts";
import type { Instant } from "#app/domain/dates.ts";
import type { Audience, ChangeLine } from "#app/domain/describe-change.ts";
import type { Db } from "#db/database.ts";
import { findPlaces } from "#db/queries/change-places.ts";
import { listChanges } from "#db/queries/changes.ts";
import { readVisibility } from "#db/queries/past-visibility.ts";
import { withoutNames } from "./without-names.ts";

/** Lines that are read at once, and the most that one answer looks at. */
const linesPerPortion = 500;
const mostLines = 5_000;

/** The lines of a roadmap between two revisions, neither of them included. */
export interface LinesAsked {
	roadmapId: string;
	afterRevision: number;
	/** Undefined for up to now. */
	beforeRevision: number | undefined;
	/** Only what the public may know: without people's names, and without owners' where the roadmap does not show them. */
	publicOnly: boolean;
	/** Keeps owners' names from the public although the roadmap shows them now. */
	withoutOwners?: boolean | undefined;
	/** Names to the public only the meetings that were closed before this instant, as on a page of a day; all of now where it is left out. */
	closedBefore?: Instant | undefined;
	/** How many lines may be looked at; 5,000 where it is left out. */
	most?: number | undefined;
}

/** Lines with their places, and who may be told what of them. */
export interface PlacedLines {
	/** Oldest first. */
	lines: PlacedLine[];
	audience: Audience;
	/** Whether there were more than one answer looks at: then these are the newest. */
	cut: boolean;
}

const nowhere: Place = { workstream: null, action: null, organisation: null };

/** Reads lines in portions, at most the newest 5,000, with what belongs to them. Permission is the caller's. */
export async function readPlacedLines(db: Db, asked: LinesAsked): Promise<PlacedLines> {
	const { roadmapId, publicOnly } = asked;
	const { lines, cut } = await readLines(db, asked);
	const showsOwners = !asked.withoutOwners && (await readVisibility(db, roadmapId)).showsOwners;
	const places = await findPlaces(
		db,
		roadmapId,
		lines.map(({ subject }) => subject.id),
	);
	const told = publicOnly ? lines.map((line) => withoutNames(line, { showsOwners })) : lines;
	return {
		lines: told.map((line) => ({ ...line, place: places.get(line.subject.id) ?? nowhere })),
		audience: publicOnly ? { people: false, owners: showsOwners } : { people: true, owners: true },
		cut,
	};
}

async function readLines(
	db: Db,
	{ roadmapId, afterRevision, beforeRevision, publicOnly, closedBefore, most = mostLines }: LinesAsked,
): Promise<{ lines: ChangeLine[]; cut: boolean }> {
	let before = beforeRevision;
	const lines: ChangeLine[] = [];
	while (lines.length < most) {
		const portion = await listChanges(db, {
			roadmapId,
			publicOnly,
			afterRevision,
			...(before === undefined ? {} : { beforeRevision: before }),
			...(closedBefore === undefined ? {} : { closedBefore }),
			limit: linesPerPortion,
		});
		lines.push(...portion);
		before = portion.at(-1)?.revision;
		if (portion.length < linesPerPortion || before === undefined)
			return { lines: lines.reverse(), cut: false };
	}
	return { lines: lines.reverse(), cut: true };
}
