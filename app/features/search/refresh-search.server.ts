import { indexedWords } from "#app/domain/search-words.ts";
import type { Db } from "#db/database.ts";
import { readRevision } from "#db/queries/roadmap-revisions.ts";
import { listEntries, saveEntries, saveSearchedRevision, searchedRevision } from "#db/queries/search.ts";
import { listChangedTexts, listSearchTexts, type SearchText } from "#db/queries/search-texts.ts";

/**
 * Lets the entries of a roadmap follow its ledger, where it went on since: compares every text with its entry and writes what differs, in one
 * transaction; after a few changes only those that these were about. Made when somebody searches, so that nothing that writes needs to know of the search, and whatever wrote is found.
 */
export async function refreshSearch(db: Db, roadmap: { id: string; revision: number }): Promise<void> {
	const done = await searchedRevision(db, roadmap.id);
	if (done === roadmap.revision) return;
	await db.transaction().execute(async (trx) => {
		// Read before the texts: what is written in between is looked at again.
		const through = await readRevision(trx, roadmap.id);
		await saveSearchedRevision(trx, roadmap.id, through);
		const only = done < 0 ? null : await listChangedTexts(trx, roadmap.id, { after: done, through });
		const entries = await listEntries(trx, roadmap.id, only ?? undefined);
		const known = new Map(entries.map((entry) => [entry.subject_id, entry]));
		const texts = await listSearchTexts(trx, roadmap.id, only ?? undefined);
		const differing = texts.filter((text) => !isSame(text, known.get(text.subject_id)));
		const there = new Set(texts.map(({ subject_id }) => subject_id));
		await saveEntries(
			trx,
			differing.map((text) => entryOf(roadmap.id, text)),
			[...known.keys()].filter((id) => !there.has(id)),
		);
	});
}

const isSame = (text: SearchText, entry: SearchText | undefined): boolean =>
	entry !== undefined && entry.title === text.title && entry.body === text.body;

function entryOf(roadmapId: string, text: SearchText) {
	const titleWords = indexedWords(text.title);
	const words = [titleWords, indexedWords(text.body)].filter((part) => part !== "").join(" ");
	return { roadmap_id: roadmapId, ...text, title_words: titleWords, words };
}
