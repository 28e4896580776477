import type { Db } from "#db/database.ts";
import { endAgreement, findAgreement, listParties } from "#db/queries/agreements.ts";
import { appendChanges } from "#db/queries/ledger.ts";
import { claimUpdateNumber, findNewestUpdate, insertUpdate } from "#db/queries/updates.ts";
import { findVersion } from "#db/queries/versions.ts";
import type { AgreementRow } from "#db/schema-updates.ts";
import type { DocumentSnapshot } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { type SignOff, standingOf, type UpdateHead } from "../../domain/agreement.ts";
import { dayOf } from "../../domain/dates.ts";
import { type Outcome, refuse } from "../../domain/refusal.ts";
import type { RoadmapChanged } from "../../live/messages.ts";
import { recordVersion } from "../versions/record-version.server.ts";
import { buildRecord, type Statement, sealRecord } from "./build-record.server.ts";
import { type ClaimedAction, claimAction, type Occasion } from "./claim-action.server.ts";
import type { Draft } from "./read-draft.server.ts";
import { roundIsOver } from "./round-is-over.server.ts";

/** What was published. `message` is for `context.publish`, after the commit. */
export interface Published {
	number: number;
	updateId: string;
	message: RoadmapChanged;
}

/** A draft that is published as it stands, without asking the organisations. */
export interface DirectPublication extends Draft {
	/** The newest update of the action that the form showed, 0 for none; left out, it is not compared. */
	shownUpdate?: number;
}

const outSentence =
	"The text of this action is out for agreement. Publish that text, or take it back before you publish another one.";

/**
 * Publishes a draft as it stands, inside a transaction of the caller: an immutable update with its record, a version of the text
 * and a line in the ledger. Refuses, and has then written nothing, with `not-found`, `not-allowed`, or `stale` (a text of the action
 * is out for agreement, or another update was published since the form was shown).
 */
export async function publishInTransaction(
	trx: Db,
	publication: DirectPublication,
	occasion: Occasion,
): Promise<Outcome<Published>> {
	const { person, actionId, documentId, snapshot, head, shownUpdate } = publication;
	const claimed = await claimAction(trx, person, actionId, "publish");
	if (!claimed.ok) return claimed;
	if ((await findAgreement(trx, actionId))?.state === "open") return refuse("stale", outSentence);
	const newest = await findNewestUpdate(trx, actionId);
	if (newest && shownUpdate !== undefined && newest.number > shownUpdate) {
		const by = newest.personName === null ? "" : ` by ${newest.personName}`;
		return refuse(
			"stale",
			`Update ${newest.number}, “${newest.title}”, was published${by} after you opened this page. Publish again only if there is more to say.`,
		);
	}
	const text: FrozenText = { documentId, snapshot, head, agreed: null };
	return { ok: true, value: await writeUpdate(trx, person, claimed.value, occasion, text) };
}

/** An agreement that is to be published: the round is the one that the form showed. */
export interface AgreedPublication {
	person: Person;
	actionId: string;
	round: number;
}

/**
 * Publishes the text that is out for agreement, as it was frozen, with what each organisation said; who has not answered is
 * recorded as just that. Inside a transaction of the caller. Refuses with `not-found`, `not-allowed`, or `stale` (that round is
 * over: the sentence says how it ended).
 */
export async function publishAgreedInTransaction(
	trx: Db,
	{ person, actionId, round }: AgreedPublication,
	occasion: Occasion,
): Promise<Outcome<Published>> {
	const claimed = await claimAction(trx, person, actionId, "publish");
	if (!claimed.ok) return claimed;
	const agreement = await findAgreement(trx, actionId, round);
	if (agreement?.state !== "open") return roundIsOver(trx, actionId, agreement);
	const text = await readFrozen(trx, agreement, occasion);
	const published = await writeUpdate(trx, person, claimed.value, occasion, text);
	const { organisationId } = claimed.value;
	const end = { at: occasion.at, personId: person.id, organisationId, reason: null };
	await endAgreement(trx, agreement.id, { ...end, updateId: published.updateId });
	return { ok: true, value: published };
}

/** A text that no longer changes, with what was said about it. */
interface FrozenText {
	documentId: string;
	snapshot: DocumentSnapshot;
	head: UpdateHead;
	agreed: Statement["agreed"];
}

async function readFrozen(trx: Db, agreement: AgreementRow, { at }: Occasion): Promise<FrozenText> {
	const { document_id: documentId, version_number: number, title, period } = agreement;
	const version = await findVersion(trx, documentId, number);
	if (!version) throw new Error(`The version ${number} that was out for agreement is not there`);
	const today = dayOf(at);
	const signOffBy = agreement.sign_off_by;
	const signOffs = (await listParties(trx, agreement.id)).map(
		({ personName: _, answer, ...party }): SignOff => ({
			...party,
			standing: standingOf(answer, signOffBy, today),
		}),
	);
	return { documentId, snapshot: version, head: { title, period }, agreed: { signOffBy, signOffs } };
}

async function writeUpdate(
	trx: Db,
	person: Person,
	claimed: ClaimedAction,
	occasion: Occasion,
	{ documentId, snapshot, head, agreed }: FrozenText,
): Promise<Published> {
	const { action, subject, organisationId, onBehalfOfId, isPublic } = claimed;
	const { roadmapId } = subject;
	const { at, meetingId = null } = occasion;
	const number = await claimUpdateNumber(trx, roadmapId);
	const name = `Update ${number}: ${head.title}`;
	const by = { personId: person.id, organisationId };
	const version = await recordVersion(trx, documentId, snapshot, { kind: "published", name, by, at });
	const authors = await authorsOfVersion(trx, documentId, version ?? 0);
	const { html, text } = snapshot;
	const record = await buildRecord(trx, claimed, occasion, { number, head, html, text, authors, agreed });
	const sealed = sealRecord(record);
	const updateId = await insertUpdate(trx, {
		roadmap_id: roadmapId,
		number,
		action_id: action.id,
		...head,
		html,
		text,
		status: action.status,
		status_reason: action.status_reason,
		authors: JSON.stringify(record.authors),
		...sealed,
		document_id: documentId,
		document_seq: snapshot.seq,
		published_at: at,
		person_id: person.id,
		organisation_id: organisationId,
	});
	const revision = await appendChanges(trx, roadmapId, [
		{
			kind: "update-published",
			from: null,
			to: { number, title: head.title, contentHash: sealed.content_hash },
			subject: { type: "update", id: updateId },
			public: isPublic,
			reason: null,
			personId: person.id,
			organisationId,
			onBehalfOfId,
			meetingId,
			at,
		},
	]);
	const subjects = [
		{ type: "action", id: action.id },
		{ type: "update", id: updateId },
	];
	return { number, updateId, message: { roadmapId, revision, subjects, public: isPublic } };
}

/** The organisations whose words are in the text, most words first. */
async function authorsOfVersion(trx: Db, documentId: string, number: number) {
	const version = await findVersion(trx, documentId, number);
	return (version?.authors ?? []).filter(({ words }) => words > 0);
}
