import { findAgreement, listParties, type Party } from "#db/queries/agreements.ts";
import { findUpdateNumber } from "#db/queries/updates.ts";
import type { AgreementRow } from "#db/schema-updates.ts";
import type { AppContext } from "../../context.server.ts";
import type { ActionSubject, Person } from "../../domain/access.ts";
import { type SignOff, standingOf } from "../../domain/agreement.ts";
import { type Day, dayOf } from "../../domain/dates.ts";
import { maySignFor } from "./sign-off.server.ts";

/** Where the text of an action is on its way to the public; null while nothing ever went out for agreement. */
export interface Stage {
	round: number;
	state: AgreementRow["state"];
	title: string;
	period: string | null;
	signOffBy: Day;
	sentAt: string;
	/** The number of the version that was frozen. */
	version: number;
	ended: { at: string; reason: string | null; updateNumber: number | null } | null;
	signOffs: (SignOff & { personName: string | null })[];
	/** The organisations for which the person who reads may answer, while the text is out. */
	mine: { id: string; name: string; answer: string | null; note: string | null }[];
}

/** Reads where the text of an action is, as one person may see it. */
export async function readStage(
	{ db, now }: Pick<AppContext, "db" | "now">,
	person: Person,
	actionId: string,
	subject: ActionSubject,
): Promise<Stage | null> {
	const agreement = await findAgreement(db, actionId);
	if (!agreement) return null;
	const parties = await listParties(db, agreement.id);
	const today = dayOf(now().toISOString());
	const { update_id: updateId, ended_at: endedAt } = agreement;
	const updateNumber = updateId === null ? null : ((await findUpdateNumber(db, updateId)) ?? null);
	return {
		round: agreement.round,
		state: agreement.state,
		title: agreement.title,
		period: agreement.period,
		signOffBy: agreement.sign_off_by,
		sentAt: agreement.at,
		version: agreement.version_number,
		ended: endedAt === null ? null : { at: endedAt, reason: agreement.ended_reason, updateNumber },
		signOffs: parties.map(({ answer, ...party }) => ({
			...party,
			standing: standingOf(answer, agreement.sign_off_by, today),
		})),
		mine: agreement.state === "open" ? mineOf(person, subject, parties) : [],
	};
}

function mineOf(person: Person, subject: ActionSubject, parties: Party[]): Stage["mine"] {
	const askedIds = parties.map(({ organisation }) => organisation.id);
	return parties
		.filter(({ organisation }) => maySignFor(person, subject, organisation.id, askedIds))
		.map(({ organisation: { id, name }, answer, note }) => ({ id, name, answer, note }));
}
