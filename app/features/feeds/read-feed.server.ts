import type { PlacedLine } from "#app/domain/changed-item.ts";
import type { Audience } from "#app/domain/describe-change.ts";
import { type FollowedSubject, listGoneIds } from "#db/queries/followed-subjects.ts";
import { readInstallation } from "#db/queries/installation.ts";
import { findUpdate } from "#db/queries/published-updates.ts";
import type { AppContext } from "../../context.server.ts";
import { concernsOf } from "../following/concerns-of.server.ts";
import { findWanted } from "../following/find-wanted.server.ts";
import { readPlacedLines } from "../history/read-placed-lines.server.ts";
import type { FeedData, FeedEntry } from "./feed-data.ts";
import { changeEntry, updateEntry } from "./feed-entry.ts";

/** The most entries of a feed. */
const mostEntries = 50;
/** Changes that are looked at together, and the most that are looked at for one feed. */
const changesPerLook = 500;
const mostChanges = 5_000;

type App = Pick<AppContext, "db" | "origin">;

/**
 * What is new about a roadmap, workstream, action or partner that the public finds under an address, as it may know it now; null
 * where there is none.
 */
export async function readFeed(
	app: App,
	params: Record<string, string | undefined>,
): Promise<FeedData | null> {
	const subject = await findWanted(app, params);
	if (!subject) return null;
	const { roadmap, title, path } = subject;
	const entries = await readEntries(app, subject);
	const { serviceName } = await readInstallation(app.db);
	return {
		roadmapId: roadmap.id,
		key: `${subject.type}/${subject.id}`,
		title: `What has changed: ${title}`,
		subtitle:
			subject.type === "roadmap"
				? "Changes and published updates of the whole roadmap."
				: `Changes and published updates on the roadmap “${roadmap.title}”.`,
		path,
		origin: app.origin(),
		serviceName,
		updated: entries[0]?.updated ?? "2026-01-01T00:00:00.000Z",
		entries,
	};
}

async function readEntries(app: App, subject: FollowedSubject): Promise<FeedEntry[]> {
	const { db } = app;
	const { roadmap } = subject;
	const concerns = await concernsOf(db, subject);
	const { archived } = await listGoneIds(db, roadmap.id);
	const entries: FeedEntry[] = [];
	const last = Math.max(0, roadmap.revision - mostChanges);
	for (let before = roadmap.revision + 1; before > last + 1; before -= changesPerLook) {
		const { lines, audience } = await readPlacedLines(db, {
			roadmapId: roadmap.id,
			publicOnly: true,
			afterRevision: Math.max(0, before - changesPerLook - 1),
			beforeRevision: before,
		});
		const told = lines.filter((line) => concerns(line) && isNews(line, archived)).reverse();
		for (const line of told.slice(0, mostEntries - entries.length))
			entries.push(await entryOf(app, roadmap, line, audience));
		if (entries.length >= mostEntries) break;
	}
	return entries.sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : 0));
}

/** A file that was loaded is one piece of news, and its updates are others; what is archived is none any more. */
function isNews(
	{ content, subject, place, personName, organisation }: PlacedLine,
	archived: Set<string>,
): boolean {
	if (archived.has(subject.id) || place.action?.slug === null || place.workstream?.slug === null)
		return false;
	const isLoaded = personName === null && organisation === null;
	return !isLoaded || content.kind === "roadmap-added" || content.kind === "update-published";
}

async function entryOf(
	{ db }: App,
	{ id, slug }: FollowedSubject["roadmap"],
	line: PlacedLine,
	audience: Audience,
): Promise<FeedEntry> {
	const path = `/${slug}`;
	const update =
		line.content.kind === "update-published" ? await findUpdate(db, id, line.content.to.number) : undefined;
	return update ? updateEntry(update, audience, line, path) : changeEntry(line, audience, { id, path });
}
