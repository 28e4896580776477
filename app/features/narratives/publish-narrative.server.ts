import { createHash } from "node:crypto";
import type { Db } from "#db/database.ts";
import { findActionSubject } from "#db/queries/action-subject.ts";
import { type FoundDocument, findNarrative } from "#db/queries/documents.ts";
import { listAuthors } from "#db/queries/documents-clients.ts";
import { appendChanges } from "#db/queries/ledger.ts";
import { insertUpdate } from "#db/queries/updates.ts";
import type { ActionRow } from "#db/schema.ts";
import type { AppContext, DocumentSnapshot } from "../../context.server.ts";
import {
	type ActionSubject,
	actingMembership,
	can,
	type Membership,
	type Person,
} from "../../domain/access.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";
import { recordVersion } from "../versions/record-version.server.ts";
import { tidyText } from "./narrative-notation.ts";

/** Which narrative is to be published, as it stood when the form showed it. */
export interface PublishUpdateCommand {
	roadmapSlug: string;
	actionSlug: string;
	/** Sequence number of the text that the form showed. */
	seq: number;
	title: string;
}

const maxTitle = 120;
const emptySentence = "There is no text to publish yet. Write the narrative first.";
const staleSentence =
	"The text was changed after you opened this page. Read it again as it stands now, then publish it.";

/**
 * Publishes the narrative of an action as it stands: an immutable update with its authors and the status of this moment, a
 * version of the text, and a line in the ledger, in one transaction; after the commit, open screens are told. Refuses with `not-found` (also for what
 * the person may not see), `not-allowed`, `stale` (the text is not the one that was shown) or `invalid`.
 */
export async function publishUpdate(
	context: AppContext,
	person: Person,
	command: PublishUpdateCommand,
): Promise<Outcome<{ number: number }>> {
	const found = await findActionSubject(context.db, command.roadmapSlug, command.actionSlug);
	if (!found || !can(person, "read-drafts", found.subject)) return notFound;
	if (!can(person, "publish-update", found.subject)) {
		return refuse(
			"not-allowed",
			"Only the lead organisation of this action and the coordinator publish updates.",
		);
	}
	const { subject } = found;
	const lead = subject.leadOrganisationId;
	const membership = actingMembership(person, subject.roadmapId, lead === null ? [] : [lead]);
	if (!membership) return notFound;
	const title = tidyText(command.title).replaceAll("\n", " ");
	const wrongTitle = checkTitle(title);
	if (wrongTitle) return refuse("invalid", wrongTitle, { title: wrongTitle });
	const document = await findNarrative(context.db, found.action.id);
	if (!document) return refuse("invalid", emptySentence);
	const reading = await context.documents.snapshot(document.id);
	if (reading.text === "") return refuse("invalid", emptySentence);
	if (reading.seq !== command.seq) return refuse("stale", staleSentence);
	return save(context, { person, membership, action: found.action, subject, document, reading, title });
}

function checkTitle(title: string): string | null {
	if (title === "") return "Enter a title, for example the period that the update is about.";
	return title.length > maxTitle ? `The title must have at most ${maxTitle} characters.` : null;
}

interface Publication {
	person: Person;
	membership: Membership;
	action: ActionRow;
	subject: ActionSubject;
	document: FoundDocument;
	reading: DocumentSnapshot;
	title: string;
}

async function save(context: AppContext, publication: Publication): Promise<Outcome<{ number: number }>> {
	const { action, subject } = publication;
	const isPublic = subject.published && !subject.internal;
	const at = context.now().toISOString();
	const { id, number, revision } = await context.db
		.transaction()
		.execute((trx) => write(trx, publication, { isPublic, at }));
	const subjects = [
		{ type: "action", id: action.id },
		{ type: "update", id },
	];
	context.publish({ roadmapId: subject.roadmapId, revision, subjects, public: isPublic });
	return { ok: true, value: { number } };
}

async function write(trx: Db, publication: Publication, { isPublic, at }: { isPublic: boolean; at: string }) {
	const { person, membership, action, subject, document, reading, title } = publication;
	const contentHash = createHash("sha256").update(reading.html).digest("hex");
	const { id, number } = await insertUpdate(trx, {
		roadmap_id: subject.roadmapId,
		action_id: action.id,
		title,
		html: reading.html,
		text: reading.text,
		status: action.status,
		status_reason: action.status_reason,
		authors: JSON.stringify(await listAuthors(trx, document.id)),
		content_hash: contentHash,
		document_id: document.id,
		document_seq: reading.seq,
		published_at: at,
		person_id: person.id,
		organisation_id: membership.organisationId,
	});
	await recordVersion(trx, document.id, reading, {
		kind: "published",
		name: `Update ${number}: ${title}`,
		by: { personId: person.id, organisationId: membership.organisationId },
		at,
	});
	const lead = subject.leadOrganisationId;
	const revision = await appendChanges(trx, subject.roadmapId, [
		{
			kind: "update-published",
			from: null,
			to: { number, title, contentHash },
			subject: { type: "update", id },
			public: isPublic,
			reason: null,
			personId: person.id,
			organisationId: membership.organisationId,
			onBehalfOfId: membership.organisationId === lead ? null : lead,
			at,
		},
	]);
	return { id, number, revision };
}
