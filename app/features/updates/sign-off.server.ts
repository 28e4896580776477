import type { Db } from "#db/database.ts";
import { findActionSubject, findActionSubjectById } from "#db/queries/action-subject.ts";
import { findAgreement, insertAnswer, listParties, lockActions, type Party } from "#db/queries/agreements.ts";
import { appendChanges } from "#db/queries/ledger.ts";
import type { AppContext } from "../../context.server.ts";
import { type ActionSubject, can, type Person } from "../../domain/access.ts";
import { type Answer, decideAnswer } from "../../domain/agreement.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";
import type { RoadmapChanged } from "../../live/messages.ts";
import type { Occasion } from "./claim-action.server.ts";
import { roundIsOver } from "./round-is-over.server.ts";

/** What an organisation says about the text of the round that the form showed. */
export interface SignOffCommand {
	roadmapSlug: string;
	actionSlug: string;
	round: number;
	organisationId: string;
	answer: string;
	note: string;
}

/** Who may sign for an organisation that was asked: its leads, and nobody else. */
export const maySignFor = (
	person: Person,
	{ roadmapId, published }: Pick<ActionSubject, "roadmapId" | "published">,
	organisationId: string,
	askedIds: string[],
): boolean =>
	can(person, "sign-off", {
		kind: "organisation",
		roadmapId,
		published,
		organisationId,
		namedOrganisationIds: askedIds,
	});

/**
 * Records the word of one organisation on the text that is out for agreement; a later word takes the place of an earlier one,
 * until the text is published or taken back. Refuses with `not-found`, `not-allowed` (not a lead of that organisation, or it was not asked),
 * `invalid`, or `stale` (that round is over: the sentence says how it ended).
 */
export async function signOff(
	context: AppContext,
	person: Person,
	command: SignOffCommand,
): Promise<Outcome<{ organisation: string; answer: Answer }>> {
	const found = await findActionSubject(context.db, command.roadmapSlug, command.actionSlug);
	if (!found || !can(person, "read-drafts", found.subject)) return notFound;
	const actionId = found.action.id;
	const occasion = { at: context.now().toISOString() };
	const signed = await context.db
		.transaction()
		.execute((trx) => sign(trx, { person, actionId, command }, occasion));
	if (!signed.ok) return signed;
	const { message, ...value } = signed.value;
	context.publish(message);
	return { ok: true, value };
}

interface Signing {
	person: Person;
	actionId: string;
	command: SignOffCommand;
}

interface Signed {
	organisation: string;
	answer: Answer;
	message: RoadmapChanged;
}

async function sign(
	trx: Db,
	{ person, actionId, command }: Signing,
	{ at }: Occasion,
): Promise<Outcome<Signed>> {
	await lockActions(trx, [actionId]);
	const found = await findActionSubjectById(trx, actionId);
	if (!found) return notFound;
	const agreement = await findAgreement(trx, actionId, command.round);
	const parties = agreement ? await listParties(trx, agreement.id) : [];
	const { organisationId } = command;
	const party = parties.find(({ organisation }) => organisation.id === organisationId);
	const askedIds = parties.map(({ organisation }) => organisation.id);
	if (agreement && !maySignFor(person, found.subject, organisationId, askedIds)) {
		return refuse("not-allowed", "Only a lead of an organisation that was asked answers for it.");
	}
	if (agreement?.state !== "open" || !party) return roundIsOver(trx, actionId, agreement);
	const decided = decideAnswer(command);
	if (!decided.ok) return decided;
	const { answer, note } = decided.value;
	const key = { agreement_id: agreement.id, organisation_id: organisationId };
	await insertAnswer(trx, { ...key, answer, note, person_id: person.id, at });
	const revision = await appendChanges(trx, agreement.roadmap_id, [
		{
			kind: "update-signed-off",
			from: saidBefore(party),
			to: { agreementId: agreement.id, title: agreement.title, organisationId, answer, note },
			subject: { type: "action", id: actionId },
			public: false,
			reason: null,
			personId: person.id,
			organisationId,
			onBehalfOfId: null,
			at,
		},
	]);
	const subjects = [{ type: "action", id: actionId }];
	const message = { roadmapId: agreement.roadmap_id, revision, subjects, public: false };
	return { ok: true, value: { organisation: party.organisation.name, answer, message } };
}

const saidBefore = ({ answer, note }: Party) => (answer === null ? null : { answer, note });
