import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { decideSignOffDate } from "../../domain/agreement.ts";
import { type Day, dayOf } from "../../domain/dates.ts";
import { type Outcome, refuse } from "../../domain/refusal.ts";
import { askForSignOff } from "./ask-for-sign-off.server.ts";
import { type DraftCommand, readDraft } from "./read-draft.server.ts";
import { type Sending, sendForAgreementInTransaction } from "./send-in-transaction.server.ts";

/** Which narrative goes out for agreement, and until when organisations can answer. */
export interface SendForAgreementCommand extends DraftCommand {
	/** `YYYY-MM-DD`. */
	signOffBy: string;
}

/**
 * Reads the text that is to go out, before the transaction that sends it. Refuses with `not-found`, `not-allowed`, `stale`
 * (another text than shown) or `invalid`, with every wrong field.
 */
export async function readSending(
	context: AppContext,
	person: Person,
	command: SendForAgreementCommand,
): Promise<Outcome<Sending>> {
	const date = decideSignOffDate(command.signOffBy, dayOf(context.now().toISOString()));
	const draft = await readDraft(context, person, command, "send");
	if (!date.ok && draft.ok) return date;
	if (!date.ok && !draft.ok && draft.fields) {
		return refuse("invalid", draft.message, { ...draft.fields, ...date.fields });
	}
	if (!draft.ok) return draft;
	return { ok: true, value: { ...draft.value, signOffBy: command.signOffBy } };
}

/**
 * Sends the narrative of an action out for agreement; after the commit, open screens are told and the leads of the organisations
 * that are asked get a letter. Refuses as `readSending` does, or with `stale` when a text is out already.
 */
export async function sendForAgreement(
	context: AppContext,
	person: Person,
	command: SendForAgreementCommand,
): Promise<Outcome<{ signOffBy: Day }>> {
	const sending = await readSending(context, person, command);
	if (!sending.ok) return sending;
	const occasion = { at: context.now().toISOString() };
	const sent = await context.db
		.transaction()
		.execute((trx) => sendForAgreementInTransaction(trx, sending.value, occasion));
	if (!sent.ok) return sent;
	context.publish(sent.value.message);
	askForSignOff(context, sent.value.agreementId);
	return { ok: true, value: { signOffBy: sending.value.signOffBy } };
}
