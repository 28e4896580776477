import type { Db } from "#db/database.ts";
import { findActionSubject } from "#db/queries/action-subject.ts";
import { endAgreement, findAgreement } from "#db/queries/agreements.ts";
import { appendChanges } from "#db/queries/ledger.ts";
import type { AppContext } from "../../context.server.ts";
import { can, type Person } from "../../domain/access.ts";
import { longestReason } from "../../domain/action.ts";
import { plainText } from "../../domain/agreement.ts";
import { notFound, type Outcome, type Refusal, refuse } from "../../domain/refusal.ts";
import type { RoadmapChanged } from "../../live/messages.ts";
import { claimAction, type Occasion } from "./claim-action.server.ts";
import { roundIsOver } from "./round-is-over.server.ts";

/** Which text is taken back: the round is the one that the form showed. */
export interface TakeBackCommand {
	roadmapSlug: string;
	actionSlug: string;
	round: number;
	reason: string;
}

/** A reason as it was typed, or what is wrong with it. */
export function readReason(typed: string, asks: string): Outcome<string> {
	const reason = plainText(typed);
	const wrong = (sentence: string): Refusal => refuse("invalid", sentence, { reason: sentence });
	if (reason === "") return wrong(asks);
	return reason.length > longestReason
		? wrong(`The reason must be ${longestReason.toLocaleString("en-GB")} characters or fewer.`)
		: { ok: true, value: reason };
}

/**
 * Takes the text that is out for agreement back to drafting; what organisations said about it stays on record. Refuses with
 * `not-found`, `not-allowed`, `invalid`, or `stale` (that round is over).
 */
export async function takeBack(
	context: AppContext,
	person: Person,
	command: TakeBackCommand,
): Promise<Outcome<{ title: string }>> {
	const found = await findActionSubject(context.db, command.roadmapSlug, command.actionSlug);
	if (!found || !can(person, "read-drafts", found.subject)) return notFound;
	const actionId = found.action.id;
	const occasion = { at: context.now().toISOString() };
	const taken = await context.db
		.transaction()
		.execute((trx) => take(trx, { person, actionId, command }, occasion));
	if (!taken.ok) return taken;
	context.publish(taken.value.message);
	return { ok: true, value: { title: taken.value.title } };
}

interface Taking {
	person: Person;
	actionId: string;
	command: TakeBackCommand;
}

async function take(
	trx: Db,
	{ person, actionId, command }: Taking,
	{ at }: Occasion,
): Promise<Outcome<{ title: string; message: RoadmapChanged }>> {
	const claimed = await claimAction(trx, person, actionId, "take back");
	if (!claimed.ok) return claimed;
	const agreement = await findAgreement(trx, actionId, command.round);
	if (agreement?.state !== "open") return roundIsOver(trx, actionId, agreement);
	const reason = readReason(command.reason, "Say why the text goes back to writing: partners read it.");
	if (!reason.ok) return reason;
	const { organisationId, onBehalfOfId } = claimed.value;
	const by = { personId: person.id, organisationId };
	await endAgreement(trx, agreement.id, { at, ...by, reason: reason.value, updateId: null });
	const { id: agreementId, title, roadmap_id: roadmapId } = agreement;
	const revision = await appendChanges(trx, roadmapId, [
		{
			kind: "update-taken-back",
			from: null,
			to: { agreementId, title },
			subject: { type: "action", id: actionId },
			public: false,
			reason: reason.value,
			...by,
			onBehalfOfId,
			at,
		},
	]);
	const subjects = [{ type: "action", id: actionId }];
	return { ok: true, value: { title, message: { roadmapId, revision, subjects, public: false } } };
}
