import { randomUUID } from "node:crypto";
import type { Comment, CommentThread } from "#app/domain/comment.ts";
import type { PassageAnchor } from "#app/domain/passage-anchor.ts";
import type { Db } from "../database.ts";
import type { CommentThreadRow } from "../schema-comments.ts";

/** Who does something to a comment, for which organisation, and when. */
export interface CommentStatement {
	personId: string;
	organisationId: string;
	at: string;
}

/** All threads about a document, oldest first, each with its comments from the first on. Two queries, however many. */
export async function listThreads(db: Db, documentId: string): Promise<CommentThread[]> {
	const threads = await db
		.selectFrom("comment_thread")
		.leftJoin("person", "person.id", "comment_thread.resolved_person_id")
		.leftJoin("organisation", "organisation.id", "comment_thread.resolved_organisation_id")
		.selectAll("comment_thread")
		.select(["person.name as resolved_name", "organisation.name as resolved_organisation"])
		.where("document_id", "=", documentId)
		.orderBy("comment_thread.created_at")
		.orderBy("comment_thread.id")
		.execute();
	const comments = await listComments(db, documentId);
	return threads.map((row) => ({
		id: row.id,
		anchor: anchorOf(row),
		comments: comments.get(row.id) ?? [],
		resolved:
			row.resolved_at === null
				? null
				: {
						name: row.resolved_name ?? "",
						organisation: row.resolved_organisation ?? "",
						at: row.resolved_at,
					},
	}));
}

async function listComments(db: Db, documentId: string): Promise<Map<string, Comment[]>> {
	const rows = await db
		.selectFrom("comment")
		.innerJoin("comment_thread", "comment_thread.id", "comment.thread_id")
		.innerJoin("person", "person.id", "comment.person_id")
		.innerJoin("organisation", "organisation.id", "comment.organisation_id")
		.selectAll("comment")
		.select(["person.name as name", "organisation.name as organisation"])
		.where("comment_thread.document_id", "=", documentId)
		.orderBy("comment.position")
		.execute();
	const threads = new Map<string, Comment[]>();
	for (const { thread_id, id, person_id, name, organisation, at, text, withdrawn_at } of rows) {
		const comments = threads.get(thread_id) ?? [];
		const said = withdrawn_at === null ? text : null;
		comments.push({ id, personId: person_id, name, organisation, at, text: said });
		threads.set(thread_id, comments);
	}
	return threads;
}

function anchorOf(row: CommentThreadRow): PassageAnchor | null {
	const { anchor_start: start, anchor_end: end, quotation, context_before } = row;
	if (start === null || end === null || quotation === null) return null;
	return { start, end, quotation, before: context_before ?? "" };
}

/** How many threads there are about a document, resolved ones too. */
export async function countThreads(db: Db, documentId: string): Promise<number> {
	const { n } = await db
		.selectFrom("comment_thread")
		.select((e) => e.fn.countAll().as("n"))
		.where("document_id", "=", documentId)
		.executeTakeFirstOrThrow();
	return Number(n);
}

/** A thread about this very document; undefined when there is none. */
export async function findThread(
	db: Db,
	documentId: string,
	threadId: string,
): Promise<Pick<CommentThreadRow, "id" | "length" | "resolved_at"> | undefined> {
	return db
		.selectFrom("comment_thread")
		.select(["id", "length", "resolved_at"])
		.where("document_id", "=", documentId)
		.where("id", "=", threadId)
		.executeTakeFirst();
}

/** Begins a thread without comments, and returns its id. */
export async function insertThread(
	trx: Db,
	thread: { documentId: string; anchor: PassageAnchor | null; at: string },
): Promise<string> {
	const id = randomUUID();
	const { anchor } = thread;
	await trx
		.insertInto("comment_thread")
		.values({
			id,
			document_id: thread.documentId,
			anchor_start: anchor?.start ?? null,
			anchor_end: anchor?.end ?? null,
			quotation: anchor?.quotation ?? null,
			context_before: anchor?.before ?? null,
			length: 0,
			resolved_at: null,
			resolved_person_id: null,
			resolved_organisation_id: null,
			created_at: thread.at,
		})
		.execute();
	return id;
}

/**
 * Adds a comment at the end of a thread. Its place comes from the thread's own row, so that comments written at once
 * queue up there; call it inside a transaction.
 */
export async function appendComment(
	trx: Db,
	threadId: string,
	comment: CommentStatement & { text: string },
): Promise<void> {
	const { length } = await trx
		.updateTable("comment_thread")
		.set((e) => ({ length: e("length", "+", 1) }))
		.where("id", "=", threadId)
		.returning("length")
		.executeTakeFirstOrThrow();
	await trx
		.insertInto("comment")
		.values({
			id: randomUUID(),
			thread_id: threadId,
			position: length - 1,
			text: comment.text,
			person_id: comment.personId,
			organisation_id: comment.organisationId,
			at: comment.at,
			withdrawn_at: null,
		})
		.execute();
}

/** Resolves a thread in someone's name, or opens it again (null). A thread that is so already stays as it was. */
export async function setResolved(trx: Db, threadId: string, by: CommentStatement | null): Promise<void> {
	await trx
		.updateTable("comment_thread")
		.set({
			resolved_at: by?.at ?? null,
			resolved_person_id: by?.personId ?? null,
			resolved_organisation_id: by?.organisationId ?? null,
		})
		.where("id", "=", threadId)
		.where("resolved_at", by ? "is" : "is not", null)
		.execute();
}

/** A comment about this very document, with its author; undefined when there is none. */
export async function findComment(
	db: Db,
	documentId: string,
	commentId: string,
): Promise<{ id: string; threadId: string; personId: string } | undefined> {
	return db
		.selectFrom("comment")
		.innerJoin("comment_thread", "comment_thread.id", "comment.thread_id")
		.select(["comment.id", "comment.thread_id as threadId", "comment.person_id as personId"])
		.where("comment_thread.document_id", "=", documentId)
		.where("comment.id", "=", commentId)
		.executeTakeFirst();
}

/** Takes a comment's text away for good; that there was one stays. Withdrawing twice changes nothing. */
export async function withdrawComment(trx: Db, commentId: string, at: string): Promise<void> {
	await trx
		.updateTable("comment")
		.set({ text: "", withdrawn_at: at })
		.where("id", "=", commentId)
		.where("withdrawn_at", "is", null)
		.execute();
}
