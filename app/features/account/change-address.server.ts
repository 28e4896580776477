import { changeAddress, deleteLinksOf, findAccount } from "#db/queries/accounts.ts";
import { recordAudit } from "#db/queries/audit.ts";
import {
	createOneTimeLink,
	findOneTimeLink,
	useOneTimeLink as spendLink,
} from "#db/queries/one-time-links.ts";
import { findPersonByEmail } from "#db/queries/people-sign-in.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { readEmailAddress } from "../../domain/e-mail-address.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";
import { takeAll } from "../sign-in/take-limits.server.ts";
import { changedLetter, confirmLetter, confirmMinutes, takenLetter } from "./account-letters.ts";

const refuseAddress = (sentence: string) => refuse("invalid", "Nothing was changed.", { email: sentence });

/**
 * Sends a link to the new address of a person; the address changes once it is opened. The answer is the same, and comes
 * as soon, for an address that somebody else has: its owner gets a letter without a link.
 */
export async function askForAddress(
	app: AppContext,
	person: Person,
	{ email: typed }: { email: string },
): Promise<Outcome<{ email: string }>> {
	const email = readEmailAddress(typed);
	if (email === null) return refuseAddress("Enter an e-mail address, such as name@example.org.");
	const account = await findAccount(app.db, person.id);
	if (!account) return notFound;
	if (account.email === email) return refuseAddress("This is your address already: enter another one.");
	const wait = await takeAll(app, [["letter", person.id]]);
	if (wait) return refuseAddress(wait.message);
	const token = await app.db.transaction().execute(async (trx) => {
		await deleteLinksOf(trx, person.id, ["e-mail-change"]);
		return createOneTimeLink(trx, {
			purpose: "e-mail-change",
			personId: person.id,
			email,
			now: app.now(),
			minutes: confirmMinutes,
		});
	});
	app.later(async () => {
		const taken = await findPersonByEmail(app.db, email);
		await app.mail(taken ? takenLetter(email, app.origin()) : confirmLetter(email, app.origin(), token));
	});
	return { ok: true, value: { email } };
}

/** The new address that a link confirms, without using it up; undefined when the link works no longer. */
export async function readNewAddress(app: AppContext, token: string): Promise<string | undefined> {
	const link = await findOneTimeLink(app.db, token, "e-mail-change", app.now());
	return link?.email ?? undefined;
}

/**
 * Changes the address for good, tells the address before, and takes back the links that were sent to it. Whoever has the
 * link has the new address; that the account is theirs was shown when they asked.
 */
export async function confirmAddress(app: AppContext, token: string): Promise<Outcome<{ email: string }>> {
	const now = app.now();
	const done = await app.db.transaction().execute(async (trx) => {
		const link = await spendLink(trx, token, "e-mail-change", now);
		if (!link?.email || !link.personId) return notFound;
		const before = await findAccount(trx, link.personId);
		if (!before || !(await changeAddress(trx, link.personId, link.email))) return notFound;
		await deleteLinksOf(trx, link.personId, ["sign-in", "e-mail-change"]);
		await recordAudit(trx, { kind: "e-mail-changed", at: now.toISOString(), personId: link.personId });
		return { ok: true as const, value: { email: link.email, before: before.email } };
	});
	if (!done.ok) return done;
	const { email, before } = done.value;
	if (before !== null) app.later(() => app.mail(changedLetter(before, app.origin())));
	return { ok: true, value: { email } };
}
