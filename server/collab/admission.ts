import {
	type Act,
	type ActionSubject,
	actingMembership,
	can,
	type MeetingSubject,
	namedOrganisationIds,
	type Person,
} from "#app/domain/access.ts";
import { organisationColour } from "#app/domain/organisation-colour.ts";
import type { Db } from "#db/database.ts";
import { findActionSubjectById } from "#db/queries/action-subject.ts";
import { findDocumentLock } from "#db/queries/document-locks.ts";
import { type FoundDocument, findDocumentByName } from "#db/queries/documents.ts";
import { findMeetingById } from "#db/queries/meetings.ts";
import { findOrganisationName } from "#db/queries/organisations.ts";
import type { ShownPerson } from "./presence.ts";

/** Someone who may be in a document, as what, and for whom. */
export interface Member {
	person: Person;
	/** The organisation in whose name they write. */
	organisationId: string;
	mayWrite: boolean;
	/** The document's revision of rights as of which all this is so. */
	rightsAsOf: number;
	/** Why nobody may write for now; null when the document is not locked. */
	locked: string | null;
	shown: ShownPerson;
}

/** What a shared document belongs to: an action whose narrative it is, or a meeting of whose minutes it is a part. */
export type DocumentOwner = { actionId: string } | { meetingId: string };

/** A document that can be co-edited. */
export type SharedDocument = FoundDocument & { owner: DocumentOwner };

/** Says what a document belongs to; undefined for one that belongs to nothing. */
export function withOwner(found: FoundDocument | undefined): SharedDocument | undefined {
	if (!found) return undefined;
	if (found.action_id !== null) return { ...found, owner: { actionId: found.action_id } };
	const meetingId = found.meeting_id ?? found.private_meeting_id;
	return meetingId === null ? undefined : { ...found, owner: { meetingId } };
}

/** Finds the document of a name; undefined when there is none that can be co-edited. */
export const findSharedByName = async (db: Db, name: string): Promise<SharedDocument | undefined> =>
	withOwner(await findDocumentByName(db, name));

interface Owned {
	subject: ActionSubject | MeetingSubject;
	/** What writing in it is called in the permission table. */
	write: Act;
	organisationIds: string[];
}

async function findOwned(db: Db, owner: DocumentOwner): Promise<Owned | undefined> {
	if ("meetingId" in owner) {
		const found = await findMeetingById(db, owner.meetingId);
		return found && { subject: found.subject, write: "co-write-minutes", organisationIds: [] };
	}
	const found = await findActionSubjectById(db, owner.actionId);
	if (!found) return undefined;
	const { subject } = found;
	return { subject, write: "co-write-narrative", organisationIds: namedOrganisationIds(subject) };
}

/**
 * What a person is in a shared document, by the rules that forms use, too; undefined for nothing at all. The document has to be read
 * before the person: only then is what follows from both true as of its revision of rights.
 */
export async function admit(
	db: Db,
	person: Person,
	document: Pick<SharedDocument, "id" | "owner" | "rights_revision">,
): Promise<Member | undefined> {
	const found = await findOwned(db, document.owner);
	if (!found || !can(person, "read-drafts", found.subject)) return undefined;
	const { subject } = found;
	const membership = actingMembership(person, subject.roadmapId, found.organisationIds);
	if (!membership) return undefined;
	const { organisationId } = membership;
	const organisation = (await findOrganisationName(db, organisationId)) ?? "";
	const lock = await findDocumentLock(db, document.id);
	return {
		person,
		organisationId,
		mayWrite: !lock && can(person, found.write, subject),
		rightsAsOf: document.rights_revision,
		locked: lock?.reason ?? null,
		shown: { name: person.name, organisation, color: organisationColour(organisationId) },
	};
}
