import { findMembership } from "#db/queries/roadmap-people.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { mayManage, notTheirs, onlyCoordinators } from "../../domain/membership.ts";
import { notFound, type Outcome } from "../../domain/refusal.ts";
import type { MembershipCommand } from "./change-role.server.ts";
import { findOrganisation } from "./find-organisation.server.ts";
import type { MembershipData } from "./membership-page.tsx";

/** What somebody is for an organisation, for the page that changes it: one's own, or that of people one looks after. */
export async function readMembership(
	app: AppContext,
	person: Person,
	command: MembershipCommand,
): Promise<Outcome<MembershipData>> {
	const found = await findOrganisation(app.db, person, app.now().toISOString(), command);
	if (!found.ok) return found;
	const { roadmap, organisation, rights } = found.value;
	const isYou = command.personId === person.id;
	if (!isYou && !rights.manage) return notTheirs;
	const held = await findMembership(app.db, {
		roadmapId: roadmap.id,
		organisationId: organisation.id,
		personId: command.personId,
	});
	if (!held) return notFound;
	if (!isYou && !mayManage(rights, held.role)) return onlyCoordinators;
	return {
		ok: true,
		value: {
			roadmap: { slug: roadmap.slug, title: roadmap.title },
			organisation: organisation.name,
			name: held.name,
			role: held.role,
			roles: mayManage(rights, held.role) ? rights.roles : [],
			isYou,
		},
	};
}
