import type { ChangedItem, PlacedLine } from "#app/domain/changed-item.ts";
import { describeChange } from "#app/domain/describe-change.ts";
import { type ChangeGroup, groupChanges } from "#app/domain/group-changes.ts";
import { tellChanges } from "#app/domain/what-changed.ts";
import type { Db } from "#db/database.ts";
import { listGoneIds } from "#db/queries/followed-subjects.ts";
import { readPlacedLines } from "../history/read-placed-lines.server.ts";

/** A published update, as a letter tells of it. */
export interface ToldUpdate {
	sentence: string;
	title: string;
	/** Makes its address. */
	number: number;
}

/** What a letter has to tell. */
export interface Digest {
	updates: ToldUpdate[];
	/** By action, the gravest first. */
	groups: ChangeGroup[];
	/** Whether there was more than a letter can hold. */
	cut: boolean;
}

/** The most sentences of one letter. */
const mostItems = 60;

/**
 * What changed on a roadmap after one revision, up to and including another, as far as it concerns a reader; null when that is
 * nothing. What is archived, withdrawn or internal now is left out, whatever it was when it changed.
 */
export async function readDigest(
	db: Db,
	asked: {
		roadmapId: string;
		after: number;
		through: number;
		publicOnly: boolean;
		concerns: (line: PlacedLine) => boolean;
	},
): Promise<Digest | null> {
	const { roadmapId, publicOnly, concerns } = asked;
	const read = await readPlacedLines(db, {
		roadmapId,
		publicOnly,
		afterRevision: asked.after,
		beforeRevision: asked.through + 1,
	});
	const lines = withoutGone(read.lines.filter(concerns), await listGoneIds(db, roadmapId));
	const updates = lines.flatMap((line): ToldUpdate[] =>
		line.content.kind === "update-published"
			? [
					{
						sentence: describeChange(line, read.audience),
						title: line.content.to.title,
						number: line.content.to.number,
					},
				]
			: [],
	);
	const others = lines.filter(({ content }) => content.kind !== "update-published");
	const items: ChangedItem[] = tellChanges(others, read.audience);
	if (updates.length + items.length === 0) return null;
	return {
		updates: updates.slice(-mostItems),
		groups: groupChanges(items.slice(0, mostItems), "action"),
		cut: read.cut || items.length > mostItems || updates.length > mostItems,
	};
}

function withoutGone(
	lines: PlacedLine[],
	gone: { archived: Set<string>; withdrawn: Set<string> },
): PlacedLine[] {
	const publishedHere = new Set(
		lines.filter(({ content }) => content.kind === "update-published").map(({ subject }) => subject.id),
	);
	return lines.filter(({ subject, place, content }) => {
		if (gone.archived.has(subject.id)) return false;
		if (place.action?.slug === null || place.workstream?.slug === null) return false;
		if (!gone.withdrawn.has(subject.id)) return true;
		// Who was told of an update is told that it was withdrawn; nobody is told of both at once.
		return content.kind === "update-withdrawn" && !publishedHere.has(subject.id);
	});
}
