import type * as Y from "yjs";
import type { Db } from "#db/database.ts";
import {
	type Binding,
	insertVersion,
	listBindings,
	type VersionAuthor,
	type VersionKind,
} from "#db/queries/versions.ts";
import type { DocumentSnapshot } from "../../context.server.ts";
import { countWords } from "./authored-block.ts";
import { readAuthoredBlocks, readState } from "./read-authored-blocks.server.ts";

/** Why a version is kept, and by whom; `by` is null for what is kept by itself. */
export interface VersionReason {
	kind: VersionKind;
	name: string | null;
	by: { personId: string; organisationId: string } | null;
	at: string;
}

/**
 * Keeps a document as it stands, whole, with its authors. Returns the version's number; null for an automatic version of a
 * state that has a version already. Throws when the state cannot be read again: what cannot be read is no version. Call it
 * inside a transaction.
 */
export async function recordVersion(
	trx: Db,
	documentId: string,
	snapshot: DocumentSnapshot,
	{ kind, name, by, at }: VersionReason,
): Promise<number | null> {
	const { seq, state, html, text } = snapshot;
	const authors = authorsOf(readState(state), await listBindings(trx, documentId));
	return insertVersion(trx, {
		document_id: documentId,
		seq,
		kind,
		name,
		state,
		html,
		text,
		authors,
		person_id: by?.personId ?? null,
		organisation_id: by?.organisationId ?? null,
		at,
	});
}

/**
 * The text of a document as it stands when a meeting ends, called after the meeting. For the transaction that closes the
 * meeting; take the snapshot before it begins.
 */
export const recordMeetingVersion = (
	trx: Db,
	documentId: string,
	snapshot: DocumentSnapshot,
	meeting: { title: string; by: { personId: string; organisationId: string }; at: string },
): Promise<number | null> =>
	recordVersion(trx, documentId, snapshot, {
		kind: "meeting",
		name: meeting.title,
		by: meeting.by,
		at: meeting.at,
	});

/**
 * Who wrote in a document: everybody whose Yjs client ids are in it, by organisation, with the words of theirs that are
 * still there, most words first. People are given by id: a version never changes, and people may ask to be forgotten.
 */
export function authorsOf(doc: Y.Doc, bindings: ReadonlyMap<number, Binding>): VersionAuthor[] {
	const words = countWords(readAuthoredBlocks(doc, bindings));
	const authors = new Map<string, VersionAuthor>();
	for (const client of doc.store.clients.keys()) {
		const binding = bindings.get(client);
		if (!binding) continue;
		const { organisationSlug: slug, organisation: name, personId } = binding;
		const author = authors.get(slug) ?? { slug, name, words: words.get(slug) ?? 0, people: [] };
		if (!author.people.includes(personId)) author.people.push(personId);
		authors.set(slug, author);
	}
	for (const author of authors.values()) author.people.sort();
	return [...authors.values()].sort((a, b) => b.words - a.words || (a.slug < b.slug ? -1 : 1));
}
