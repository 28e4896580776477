import type { Db } from "#db/database.ts";
import { findActionSubject } from "#db/queries/action-subject.ts";
import { appendChanges } from "#db/queries/ledger.ts";
import { findUpdateRow, findWithdrawal, insertWithdrawal } from "#db/queries/updates.ts";
import type { AppContext } from "../../context.server.ts";
import { can, type Person } from "../../domain/access.ts";
import { formatDay } from "../../domain/dates.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";
import type { RoadmapChanged } from "../../live/messages.ts";
import { claimAction, type Occasion } from "./claim-action.server.ts";
import { readReason } from "./take-back.server.ts";

/** Which update no longer stands, and why. */
export interface WithdrawCommand {
	roadmapSlug: string;
	actionSlug: string;
	number: number;
	reason: string;
}

/**
 * Withdraws a published update: it stays at its address, marked, with the reason, and the one before it is shown again. Refuses
 * with `not-found`, `not-allowed`, `invalid`, or `stale` (it is withdrawn already).
 */
export async function withdrawUpdate(
	context: AppContext,
	person: Person,
	command: WithdrawCommand,
): Promise<Outcome<{ number: number }>> {
	const found = await findActionSubject(context.db, command.roadmapSlug, command.actionSlug);
	if (!found || !can(person, "read-drafts", found.subject)) return notFound;
	const wish = { person, actionId: found.action.id, command };
	const occasion = { at: context.now().toISOString() };
	const withdrawn = await context.db.transaction().execute((trx) => withdraw(trx, wish, occasion));
	if (!withdrawn.ok) return withdrawn;
	context.publish(withdrawn.value);
	return { ok: true, value: { number: command.number } };
}

interface Withdrawing {
	person: Person;
	actionId: string;
	command: WithdrawCommand;
}

async function withdraw(
	trx: Db,
	{ person, actionId, command }: Withdrawing,
	{ at }: Occasion,
): Promise<Outcome<RoadmapChanged>> {
	const claimed = await claimAction(trx, person, actionId, "withdraw");
	if (!claimed.ok) return claimed;
	const update = await findUpdateRow(trx, actionId, command.number);
	if (!update) return notFound;
	const earlier = await findWithdrawal(trx, update.id);
	if (earlier) {
		return refuse("stale", `Update ${update.number} was withdrawn already, on ${formatDay(earlier.at)}.`);
	}
	const reason = readReason(command.reason, "Say why the update is withdrawn: everyone can read it.");
	if (!reason.ok) return reason;
	const { organisationId, onBehalfOfId, isPublic } = claimed.value;
	await insertWithdrawal(trx, {
		update_id: update.id,
		reason: reason.value,
		person_id: person.id,
		organisation_id: organisationId,
		on_behalf_of_id: onBehalfOfId,
		at,
	});
	const revision = await appendChanges(trx, update.roadmap_id, [
		{
			kind: "update-withdrawn",
			from: null,
			to: { number: update.number, title: update.title },
			subject: { type: "update", id: update.id },
			public: isPublic,
			reason: reason.value,
			personId: person.id,
			organisationId,
			onBehalfOfId,
			at,
		},
	]);
	const subjects = [
		{ type: "action", id: actionId },
		{ type: "update", id: update.id },
	];
	return { ok: true, value: { roadmapId: update.roadmap_id, revision, subjects, public: isPublic } };
}
