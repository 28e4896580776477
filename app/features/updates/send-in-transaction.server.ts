import type { Db } from "#db/database.ts";
import { findAgreement, insertAgreement, insertAnswer } from "#db/queries/agreements.ts";
import { appendChanges, type NewChange } from "#db/queries/ledger.ts";
import type { AgreementRow } from "#db/schema-updates.ts";
import { namedOrganisationIds } from "../../domain/access.ts";
import { decideSignOffDate } from "../../domain/agreement.ts";
import { type Day, dayOf } from "../../domain/dates.ts";
import { type Outcome, refuse } from "../../domain/refusal.ts";
import type { RoadmapChanged } from "../../live/messages.ts";
import { recordVersion } from "../versions/record-version.server.ts";
import { type ClaimedAction, claimAction, type Occasion } from "./claim-action.server.ts";
import type { Draft } from "./read-draft.server.ts";

/** A draft that goes out to the organisations named on its action. */
export interface Sending extends Draft {
	/** The last day for an answer. */
	signOffBy: Day;
}

/** What went out. After the commit: `message` is for `context.publish`, `agreementId` for `askForSignOff`. */
export interface Sent {
	round: number;
	agreementId: string;
	message: RoadmapChanged;
}

const alreadyOut =
	"A text of this action is out for agreement already. Take it back before you send another one.";
const nobodyToAsk =
	"No other organisation is named on this action, so there is nobody to ask: publish the text as it stands.";

/**
 * Sends a draft out for agreement, inside a transaction of the caller: the text is frozen as a named version, and every
 * organisation named on the action is asked. Who sends it as a lead of the lead organisation has thereby said that this organisation
 * agrees. Refuses, and has then written nothing, with `not-found`, `not-allowed`, `stale` (a text is out already) or `invalid`.
 */
export async function sendForAgreementInTransaction(
	trx: Db,
	sending: Sending,
	occasion: Occasion,
): Promise<Outcome<Sent>> {
	const { person, actionId, documentId, snapshot, head } = sending;
	const { at, meetingId = null } = occasion;
	const claimed = await claimAction(trx, person, actionId, "send");
	if (!claimed.ok) return claimed;
	const date = decideSignOffDate(sending.signOffBy, dayOf(at));
	if (!date.ok) return date;
	if ((await findAgreement(trx, actionId))?.state === "open") return refuse("stale", alreadyOut);
	const { subject, organisationId, onBehalfOfId } = claimed.value;
	const asked = namedOrganisationIds(subject);
	if (asked.every((id) => id === subject.leadOrganisationId)) return refuse("invalid", nobodyToAsk);
	const by = { personId: person.id, organisationId };
	const name = `Out for agreement: ${head.title}`;
	const version = await recordVersion(trx, documentId, snapshot, { kind: "named", name, by, at });
	const agreement = await insertAgreement(
		trx,
		{
			roadmap_id: subject.roadmapId,
			action_id: actionId,
			document_id: documentId,
			version_number: version ?? 0,
			...head,
			sign_off_by: date.value,
			person_id: person.id,
			organisation_id: organisationId,
			on_behalf_of_id: onBehalfOfId,
			at,
			meeting_id: meetingId,
		},
		asked,
	);
	const lines = linesOf(claimed.value, agreement, asked);
	if (onBehalfOfId === null && organisationId === subject.leadOrganisationId) {
		const answer = { organisation_id: organisationId, answer: "agrees" as const, note: null };
		await insertAnswer(trx, { agreement_id: agreement.id, ...answer, person_id: person.id, at });
		lines.push(ownAnswer(agreement));
	}
	const revision = await appendChanges(trx, subject.roadmapId, lines);
	const subjects = [{ type: "action", id: actionId }];
	const message = { roadmapId: subject.roadmapId, revision, subjects, public: false };
	return { ok: true, value: { round: agreement.round, agreementId: agreement.id, message } };
}

function linesOf({ onBehalfOfId }: ClaimedAction, agreement: AgreementRow, asked: string[]): NewChange[] {
	const { id: agreementId, title, period, sign_off_by: signOffBy } = agreement;
	return [
		{
			kind: "update-sent-for-agreement",
			from: null,
			to: { agreementId, title, period, signOffBy, organisationIds: asked },
			...circumstances(agreement),
			onBehalfOfId,
		},
	];
}

/** Who sends the own text out has read it: that is the word of the lead organisation, until it says something else. */
function ownAnswer(agreement: AgreementRow): NewChange {
	const { id: agreementId, title, organisation_id: organisationId } = agreement;
	return {
		kind: "update-signed-off",
		from: null,
		to: { agreementId, title, organisationId, answer: "agrees", note: null },
		...circumstances(agreement),
		onBehalfOfId: null,
	};
}

const circumstances = (agreement: AgreementRow) => ({
	subject: { type: "action" as const, id: agreement.action_id },
	public: false,
	reason: null,
	personId: agreement.person_id,
	organisationId: agreement.organisation_id,
	meetingId: agreement.meeting_id,
	at: agreement.at,
});
