import { randomUUID } from "node:crypto";
import type { Db } from "../database.ts";
import type { DocumentVersionRow } from "../schema-versions.ts";

export type VersionKind = DocumentVersionRow["kind"];

/** An organisation whose people wrote in a version, and how many of their words are still in it. */
export interface VersionAuthor {
	slug: string;
	name: string;
	words: number;
	/** Ids as they are stored, names as they are read. */
	people: string[];
}

/** A version as a list shows it: everything but the text. */
export interface VersionLine {
	number: number;
	seq: number;
	kind: VersionKind;
	name: string | null;
	authors: VersionAuthor[];
	/** Who kept it; null for what was kept by itself. */
	keptBy: { person: string; organisation: string } | null;
	at: string;
}

/** A version with its text. */
export interface Version extends VersionLine {
	state: Uint8Array;
	html: string;
	text: string;
}

/** Whose a Yjs client id is. */
export interface Binding {
	personId: string;
	person: string;
	organisationId: string;
	organisation: string;
	organisationSlug: string;
}

/** A version to be kept: everything of the row but what is counted. */
export type NewVersion = Omit<DocumentVersionRow, "id" | "number" | "authors"> & { authors: VersionAuthor[] };

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * Keeps a version under the next number of its document and returns the number. An automatic version of a state that has
 * a version already is not kept: null. Call it inside a transaction: it takes the document's row lock, so that two at once
 * do not count alike.
 */
export async function insertVersion(trx: Db, version: NewVersion): Promise<number | null> {
	await trx
		.updateTable("document")
		.set((eb) => ({ seq: eb.ref("seq") }))
		.where("id", "=", version.document_id)
		.execute();
	if (version.kind === "automatic" && (await hasVersionOf(trx, version.document_id, version.seq)))
		return null;
	const { newest } = await trx
		.selectFrom("document_version")
		.select((eb) => eb.fn.max("number").as("newest"))
		.where("document_id", "=", version.document_id)
		.executeTakeFirstOrThrow();
	const number = Number(newest ?? 0) + 1;
	await trx
		.insertInto("document_version")
		.values({
			...version,
			id: randomUUID(),
			number,
			state: asBuffer(version.state),
			authors: JSON.stringify(version.authors),
		})
		.execute();
	return number;
}

/** Whether a state of a document has a version, of whatever kind. */
export async function hasVersionOf(db: Db, documentId: string, seq: number): Promise<boolean> {
	const found = await db
		.selectFrom("document_version")
		.select("number")
		.where("document_id", "=", documentId)
		.where("seq", "=", seq)
		.limit(1)
		.executeTakeFirst();
	return found !== undefined;
}

/** The newest update that any version of a document holds; 0 where there is no version. */
export async function lastVersionedSeq(db: Db, documentId: string): Promise<number> {
	const { newest } = await db
		.selectFrom("document_version")
		.select((eb) => eb.fn.max("seq").as("newest"))
		.where("document_id", "=", documentId)
		.executeTakeFirstOrThrow();
	return Number(newest ?? 0);
}

const lines = (db: Db, documentId: string) =>
	db
		.selectFrom("document_version")
		.leftJoin("person", "person.id", "document_version.person_id")
		.leftJoin("organisation", "organisation.id", "document_version.organisation_id")
		.select([
			"number",
			"seq",
			"document_version.kind as kind",
			"document_version.name as name",
			"authors",
			"at",
			"person.name as personName",
			"organisation.name as organisationName",
		])
		.where("document_id", "=", documentId);

interface FoundLine extends Omit<VersionLine, "authors" | "keptBy"> {
	authors: string;
	personName: string | null;
	organisationName: string | null;
}

const toLine = ({ authors, personName, organisationName, ...rest }: FoundLine): VersionLine => ({
	...rest,
	authors: JSON.parse(authors),
	keptBy: personName === null ? null : { person: personName, organisation: organisationName ?? "" },
});

/** The versions of a document, newest first, from before a number on; at most `limit` of them. */
export async function listVersions(
	db: Db,
	documentId: string,
	page: { before?: number; limit: number },
): Promise<VersionLine[]> {
	let query = lines(db, documentId).orderBy("number", "desc").limit(page.limit);
	if (page.before !== undefined) query = query.where("number", "<", page.before);
	return withNames(db, (await query.execute()).map(toLine));
}

/** One version with its text; undefined when there is none. */
export async function findVersion(db: Db, documentId: string, number: number): Promise<Version | undefined> {
	const found = await lines(db, documentId)
		.select(["state", "html", "text"])
		.where("number", "=", number)
		.executeTakeFirst();
	if (!found) return undefined;
	const { state, html, text, ...line } = found;
	const [named] = await withNames(db, [toLine(line)]);
	return named && { ...named, state, html, text };
}

/** Puts the present names of people in the place of their ids; what is no id of a person stays. */
async function withNames(db: Db, found: VersionLine[]): Promise<VersionLine[]> {
	const ids = new Set(found.flatMap((line) => line.authors.flatMap((author) => author.people)));
	if (ids.size === 0) return found;
	const rows = await db
		.selectFrom("person")
		.select(["id", "name"])
		.where("id", "in", [...ids])
		.execute();
	const names = new Map(rows.map(({ id, name }) => [id, name]));
	return found.map((line) => ({
		...line,
		authors: line.authors.map((author) => ({
			...author,
			people: author.people.map((id) => names.get(id) ?? id).sort(),
		})),
	}));
}

/** Whose each Yjs client id of a document is, with names; the first use bound it for good. */
export async function listBindings(db: Db, documentId: string): Promise<Map<number, Binding>> {
	const rows = await db
		.selectFrom("document_client")
		.innerJoin("person", "person.id", "document_client.person_id")
		.innerJoin("organisation", "organisation.id", "document_client.organisation_id")
		.select([
			"client_id",
			"person.id as personId",
			"person.name as person",
			"organisation.id as organisationId",
			"organisation.name as organisation",
			"organisation.slug as organisationSlug",
		])
		.where("document_id", "=", documentId)
		.execute();
	return new Map(rows.map(({ client_id, ...binding }) => [Number(client_id), binding]));
}
