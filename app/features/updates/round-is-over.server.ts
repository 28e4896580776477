import type { Db } from "#db/database.ts";
import { findAgreement } from "#db/queries/agreements.ts";
import { findUpdateNumber, findWithdrawal } from "#db/queries/updates.ts";
import type { AgreementRow } from "#db/schema-updates.ts";
import { formatDay } from "../../domain/dates.ts";
import { type Refusal, refuse } from "../../domain/refusal.ts";

/** Refuses, with `stale`, what came too late for a text that was out for agreement, and says what became of it. */
export async function roundIsOver(
	db: Db,
	actionId: string,
	agreement: AgreementRow | undefined,
): Promise<Refusal> {
	return refuse("stale", await howItEnded(db, actionId, agreement));
}

async function howItEnded(db: Db, actionId: string, agreement: AgreementRow | undefined): Promise<string> {
	if (!agreement || agreement.ended_at === null) return "No text of this action is out for agreement now.";
	const on = formatDay(agreement.ended_at);
	if (agreement.update_id !== null) {
		const published = `This text was published as update ${await findUpdateNumber(db, agreement.update_id)} on ${on}`;
		const withdrawal = await findWithdrawal(db, agreement.update_id);
		return withdrawal
			? `${published} and withdrawn on ${formatDay(withdrawal.at)}: it can no longer be changed.`
			: `${published}: it can no longer be changed.`;
	}
	const later = await findAgreement(db, actionId);
	return later && later.round > agreement.round && later.state === "open"
		? `This text was taken back on ${on}, and another one is out now: read it as it stands, then answer.`
		: `This text was taken back on ${on} to go on writing: there is nothing to answer now.`;
}
