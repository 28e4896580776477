import { actingMembership, can, namedOrganisationIds, type Person } from "#app/domain/access.ts";
import { organisationColour } from "#app/domain/organisation-colour.ts";
import type { Db } from "#db/database.ts";
import { findActionSubjectById } from "#db/queries/action-subject.ts";
import { findDocumentLock } from "#db/queries/document-locks.ts";
import { type FoundDocument, findDocumentByName } from "#db/queries/documents.ts";
import { findOrganisationName } from "#db/queries/organisations.ts";
import type { ShownPerson } from "./presence.ts";

/** Someone who may be in a document, as what, and for whom. */
export interface Member {
	person: Person;
	/** The organisation in whose name they write. */
	organisationId: string;
	mayWrite: boolean;
	/** Why nobody may write for now; null when the document is not locked. */
	locked: string | null;
	shown: ShownPerson;
}

/** The document of an action's narrative. */
export type NarrativeDocument = FoundDocument & { action_id: string };

/** Finds the document of a name; undefined when there is none that can be co-edited. */
export async function findNarrativeByName(db: Db, name: string): Promise<NarrativeDocument | undefined> {
	const found = await findDocumentByName(db, name);
	return found?.action_id ? { ...found, action_id: found.action_id } : undefined;
}

/** What a person is in the document of an action, by the rules that forms use, too; undefined for nothing at all. */
export async function admit(
	db: Db,
	person: Person,
	document: { id: string; actionId: string },
): Promise<Member | undefined> {
	const found = await findActionSubjectById(db, document.actionId);
	if (!found || !can(person, "read-drafts", found.subject)) return undefined;
	const { subject } = found;
	const membership = actingMembership(person, subject.roadmapId, namedOrganisationIds(subject));
	if (!membership) return undefined;
	const { organisationId } = membership;
	const organisation = (await findOrganisationName(db, organisationId)) ?? "";
	const lock = await findDocumentLock(db, document.id);
	return {
		person,
		organisationId,
		mayWrite: !lock && can(person, "co-write-narrative", subject),
		locked: lock?.reason ?? null,
		shown: { name: person.name, organisation, color: organisationColour(organisationId) },
	};
}
