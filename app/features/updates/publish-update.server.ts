import { findActionSubject } from "#db/queries/action-subject.ts";
import type { AppContext } from "../../context.server.ts";
import { can, type Person } from "../../domain/access.ts";
import { notFound, type Outcome } from "../../domain/refusal.ts";
import { publishAgreedInTransaction, publishInTransaction } from "./publish-in-transaction.server.ts";
import { type DraftCommand, readDraft } from "./read-draft.server.ts";

/** Which narrative is to be published, as it stood when the form showed it. */
export interface PublishUpdateCommand extends DraftCommand {
	/** The newest update of the action that the form showed, 0 for none; left out, it is not compared. */
	shownUpdate?: number;
}

/**
 * Publishes the narrative of an action as it stands, without asking the organisations; after the commit, open screens are told.
 * Refuses with `not-found` (also for what the person may not see), `not-allowed`, `stale` (the text is not the one that was
 * shown, another update came in between, or a text is out for agreement) or `invalid`.
 */
export async function publishUpdate(
	context: AppContext,
	person: Person,
	command: PublishUpdateCommand,
): Promise<Outcome<{ number: number }>> {
	const draft = await readDraft(context, person, command, "publish");
	if (!draft.ok) return draft;
	const { shownUpdate } = command;
	const publication = { ...draft.value, ...(shownUpdate === undefined ? {} : { shownUpdate }) };
	const occasion = { at: context.now().toISOString() };
	const published = await context.db
		.transaction()
		.execute((trx) => publishInTransaction(trx, publication, occasion));
	if (!published.ok) return published;
	context.publish(published.value.message);
	return { ok: true, value: { number: published.value.number } };
}

/** Which text that is out for agreement is to be published: the round is the one that the form showed. */
export interface PublishAgreedCommand {
	roadmapSlug: string;
	actionSlug: string;
	round: number;
}

/**
 * Publishes the text that is out for agreement, with what the organisations said; after the commit, open screens are told.
 * Refuses with `not-found`, `not-allowed` or `stale` (that round is over).
 */
export async function publishAgreed(
	context: AppContext,
	person: Person,
	{ roadmapSlug, actionSlug, round }: PublishAgreedCommand,
): Promise<Outcome<{ number: number }>> {
	const found = await findActionSubject(context.db, roadmapSlug, actionSlug);
	if (!found || !can(person, "read-drafts", found.subject)) return notFound;
	const wish = { person, actionId: found.action.id, round };
	const occasion = { at: context.now().toISOString() };
	const published = await context.db
		.transaction()
		.execute((trx) => publishAgreedInTransaction(trx, wish, occasion));
	if (!published.ok) return published;
	context.publish(published.value.message);
	return { ok: true, value: { number: published.value.number } };
}
