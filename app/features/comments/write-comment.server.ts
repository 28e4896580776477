import type { Db } from "#db/database.ts";
import { findActionSubject } from "#db/queries/action-subject.ts";
import {
	appendComment,
	type CommentStatement,
	countThreads,
	findComment,
	findThread,
	insertThread,
	setResolved,
	withdrawComment,
} from "#db/queries/comments.ts";
import { ensureNarrative } from "#db/queries/documents.ts";
import type { AppContext } from "../../context.server.ts";
import { actingMembership, can, namedOrganisationIds, type Person } from "../../domain/access.ts";
import { commentProblem, maxThreadLength, maxThreads, tidyComment } from "../../domain/comment.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";
import { schemaVersion } from "../narratives/document-schema.ts";
import { checkAnchor } from "./check-anchor.server.ts";
import type { CommentWish } from "./comment-wish.ts";

/** What someone wants to do with the comments on the narrative of an action. */
export interface CommentCommand {
	roadmapSlug: string;
	actionSlug: string;
	wish: CommentWish;
}

type Written = Outcome<{ threadId: string }>;

/**
 * The one way to write to comments: permission, checks and rows in one transaction; after the commit, partners' screens
 * are told. Comments are working notes, so nothing goes to the ledger. Refuses with `not-found` (also for what the
 * person may not see), `not-allowed` or `invalid`.
 */
export async function writeComment(
	context: AppContext,
	person: Person,
	command: CommentCommand,
): Promise<Written> {
	const at = context.now().toISOString();
	const found = await findActionSubject(context.db, command.roadmapSlug, command.actionSlug);
	if (!found || !can(person, "read-drafts", found.subject)) return notFound;
	const { action, subject } = found;
	const membership = actingMembership(person, subject.roadmapId, namedOrganisationIds(subject));
	if (!membership) return notFound;
	const by = { personId: person.id, organisationId: membership.organisationId, at };
	const mayComment = can(person, "co-write-narrative", subject);
	const owner = { id: action.id, roadmapId: subject.roadmapId };
	const written = await context.db.transaction().execute(async (trx): Promise<Written> => {
		const document = await ensureNarrative(trx, owner, { schemaVersion, at });
		return write(trx, { documentId: document.id, by, mayComment }, command.wish);
	});
	if (written.ok) {
		context.publishNarrative({ roadmapId: subject.roadmapId, actionId: action.id, comments: true });
	}
	return written;
}

interface Writing {
	documentId: string;
	by: CommentStatement;
	/** Whether this person may do more than withdraw what they said. */
	mayComment: boolean;
}

function write(trx: Db, writing: Writing, wish: CommentWish): Promise<Written> | Written {
	if (wish.intent === "withdraw") return withdraw(trx, writing, wish.commentId);
	if (!writing.mayComment) {
		return refuse(
			"not-allowed",
			"Only the organisations named on this action and the coordinator comment on its narrative.",
		);
	}
	switch (wish.intent) {
		case "comment":
			return begin(trx, writing, wish);
		case "reply":
			return reply(trx, writing, wish);
		case "resolve":
		case "reopen":
			return settle(trx, writing, wish);
	}
}

async function begin(
	trx: Db,
	{ documentId, by }: Writing,
	wish: { text: string; anchor: unknown },
): Promise<Written> {
	const text = tidyComment(wish.text);
	const problem = commentProblem(text);
	if (problem) return refuse("invalid", problem, { text: problem });
	const anchor = wish.anchor === null ? null : checkAnchor(wish.anchor);
	if (wish.anchor !== null && !anchor) {
		return refuse("invalid", "The passage could not be read. Select it again, then comment on it.");
	}
	if ((await countThreads(trx, documentId)) >= maxThreads) {
		return refuse("invalid", "There are too many comments on this text. Reply to one of them instead.");
	}
	const threadId = await insertThread(trx, { documentId, anchor, at: by.at });
	await appendComment(trx, threadId, { ...by, text });
	return { ok: true, value: { threadId } };
}

/** Whoever replies to what was resolved has something left to say: the thread is open again. */
async function reply(
	trx: Db,
	{ documentId, by }: Writing,
	wish: { threadId: string; text: string },
): Promise<Written> {
	const thread = await findThread(trx, documentId, wish.threadId);
	if (!thread) return notFound;
	const text = tidyComment(wish.text);
	const problem =
		commentProblem(text) ??
		(thread.length >= maxThreadLength ? "This conversation is too long. Begin a new one." : null);
	if (problem) return refuse("invalid", problem, { text: problem });
	await appendComment(trx, thread.id, { ...by, text });
	await setResolved(trx, thread.id, null);
	return { ok: true, value: { threadId: thread.id } };
}

async function settle(
	trx: Db,
	{ documentId, by }: Writing,
	wish: { intent: "resolve" | "reopen"; threadId: string },
): Promise<Written> {
	const thread = await findThread(trx, documentId, wish.threadId);
	if (!thread) return notFound;
	await setResolved(trx, thread.id, wish.intent === "resolve" ? by : null);
	return { ok: true, value: { threadId: thread.id } };
}

async function withdraw(trx: Db, { documentId, by }: Writing, commentId: string): Promise<Written> {
	const comment = await findComment(trx, documentId, commentId);
	if (!comment) return notFound;
	if (comment.personId !== by.personId) {
		return refuse("not-allowed", "Only the author of a comment can withdraw it.");
	}
	await withdrawComment(trx, comment.id, by.at);
	return { ok: true, value: { threadId: comment.threadId } };
}
