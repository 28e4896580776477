import { listActions } from "#db/queries/actions.ts";
import { listInvitations } from "#db/queries/invitations.ts";
import { findPartnerBySlug, listPeopleOfRoadmap } from "#db/queries/roadmap-people.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { dayOf } from "../../domain/dates.ts";
import type { Roadmap } from "../../domain/read-model.ts";
import { worstFirst } from "../actions/worst-first.ts";
import { organisationPeople } from "./read-people.server.ts";

/** An organisation as its fellow partners see it: its people, and what it leads and supports, worst first; null when there is none. */
export async function readPartner(app: AppContext, person: Person, roadmap: Roadmap, slug: string) {
	const found = await findPartnerBySlug(app.db, roadmap.id, slug);
	if (!found) return null;
	const now = app.now().toISOString();
	const today = dayOf(now);
	const [people, invitations, workstreams] = [
		await listPeopleOfRoadmap(app.db, roadmap.id, { organisationId: found.id }),
		await listInvitations(app.db, roadmap.id),
		await listActions(app.db, roadmap.id, { withInternal: true }),
	];
	const actions = workstreams.flatMap((workstream) => workstream.actions);
	return {
		...organisationPeople({ person, roadmap, now }, found, people, invitations),
		description: roadmap.partners.find((partner) => partner.id === found.id)?.description ?? "",
		leads: worstFirst(
			actions.filter((action) => action.lead?.id === found.id),
			today,
		),
		supports: worstFirst(
			actions.filter((action) => action.supporting.some((one) => one.id === found.id)),
			today,
		),
		today,
		roadmap: { id: roadmap.id, slug: roadmap.slug, title: roadmap.title, revision: roadmap.revision },
	};
}

export type PartnerData = NonNullable<Awaited<ReturnType<typeof readPartner>>>;
