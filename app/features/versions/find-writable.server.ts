import { findActionSubject } from "#db/queries/action-subject.ts";
import { type FoundDocument, findNarrative } from "#db/queries/documents.ts";
import type { AppContext } from "../../context.server.ts";
import { actingMembership, can, namedOrganisationIds, type Person } from "../../domain/access.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";

/** Which narrative is meant, as an address says it. */
export interface NarrativeAddress {
	roadmapSlug: string;
	actionSlug: string;
}

/** The narrative of an action for someone who may write in it, and the organisation in whose name they do. */
export async function findWritable(
	context: AppContext,
	person: Person,
	address: NarrativeAddress,
): Promise<
	Outcome<{ document: FoundDocument | undefined; by: { personId: string; organisationId: string } }>
> {
	const found = await findActionSubject(context.db, address.roadmapSlug, address.actionSlug);
	if (!found || !can(person, "read-drafts", found.subject)) return notFound;
	const { subject, action } = found;
	if (!can(person, "co-write-narrative", subject)) {
		return refuse(
			"not-allowed",
			"Only the organisations named on this action and the coordinator write here.",
		);
	}
	const membership = actingMembership(person, subject.roadmapId, namedOrganisationIds(subject));
	if (!membership) return notFound;
	const document = await findNarrative(context.db, action.id);
	return {
		ok: true,
		value: { document, by: { personId: person.id, organisationId: membership.organisationId } },
	};
}
