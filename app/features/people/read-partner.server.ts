import { countActions, listWorstActions } from "#db/queries/action-parts.ts";
import { listInvitations } from "#db/queries/invitations.ts";
import { findPartnerBySlug, listPeopleOfRoadmap } from "#db/queries/roadmap-people.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { countOf } from "../../domain/action-parts.ts";
import { dayOf } from "../../domain/dates.ts";
import type { Roadmap } from "../../domain/read-model.ts";
import { organisationPeople } from "./read-people.server.ts";

/** How many actions stand on the page, of those that it leads, and of those that it supports. */
const mostListed = 100;

/** An organisation as its fellow partners see it: its people, and what it leads and supports, worst first; null when there is none. */
export async function readPartner(app: AppContext, person: Person, roadmap: Roadmap, slug: string) {
	const found = await findPartnerBySlug(app.db, roadmap.id, slug);
	if (!found) return null;
	const now = app.now().toISOString();
	const today = dayOf(now);
	const [people, invitations] = [
		await listPeopleOfRoadmap(app.db, roadmap.id, { organisationId: found.id }),
		await listInvitations(app.db, roadmap.id),
	];
	const listOf = async (part: "leads" | "supports") => {
		const asked = {
			...{ roadmapId: roadmap.id, withInternal: true, wanted: { organisationId: found.id, part } },
		};
		return {
			total: countOf(await countActions(app.db, asked)),
			actions: await listWorstActions(app.db, asked, { today, offset: 0, limit: mostListed }),
		};
	};
	return {
		...organisationPeople({ person, roadmap, now }, found, people, invitations),
		description: roadmap.partners.find((partner) => partner.id === found.id)?.description ?? "",
		leads: await listOf("leads"),
		supports: await listOf("supports"),
		today,
		roadmap: { id: roadmap.id, slug: roadmap.slug, title: roadmap.title, revision: roadmap.revision },
	};
}

export type PartnerData = NonNullable<Awaited<ReturnType<typeof readPartner>>>;
