import { recordAudit } from "#db/queries/audit.ts";
import { lockChairedMeetings } from "#db/queries/meetings.ts";
import { lockPeople } from "#db/queries/membership-writes.ts";
import { findMembership } from "#db/queries/roadmap-people.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { mayManage, notTheirs, onlyCoordinators } from "../../domain/membership.ts";
import { notFound, type Outcome } from "../../domain/refusal.ts";
import type { MembershipCommand } from "./change-role.server.ts";
import { endMembership } from "./end-membership.server.ts";
import { findOrganisation } from "./find-organisation.server.ts";

/**
 * Ends somebody's role for an organisation: everybody may leave; leads and coordinators may remove. What the person wrote
 * and changed stays, in the name of the organisation. Their live connections follow at once.
 */
export async function removePerson(
	app: AppContext,
	person: Person,
	command: MembershipCommand,
): Promise<Outcome<{ left: boolean; organisation: string }>> {
	const left = command.personId === person.id;
	const done = await app.db.transaction().execute(async (trx) => {
		const found = await findOrganisation(trx, person, app.now().toISOString(), command);
		if (!found.ok) return found;
		const { roadmap, organisation, rights, by } = found.value;
		if (!left && !rights.manage) return notTheirs;
		await lockChairedMeetings(trx, command.personId);
		await lockPeople(trx, roadmap.id);
		const key = { roadmapId: roadmap.id, organisationId: organisation.id, personId: command.personId };
		const held = await findMembership(trx, key);
		if (!held) return notFound;
		if (!left && !mayManage(rights, held.role)) return onlyCoordinators;
		const ended = await endMembership(trx, {
			key,
			role: held.role,
			published: roadmap.subject.published,
			how: left ? "person-left" : "person-removed",
			by: left ? { ...by, organisationId: organisation.id } : by,
		});
		if (!ended.ok) return ended;
		await recordAudit(trx, {
			kind: left ? "left" : "removed",
			at: by.at,
			personId: person.id,
			aboutPersonId: key.personId,
			roadmapId: roadmap.id,
			data: { role: held.role, organisation: organisation.slug },
		});
		return { ok: true as const, value: { message: ended.message, organisation: organisation.name } };
	});
	if (!done.ok) return done;
	// First: whoever may no longer know is not told what changed.
	app.accessChanged(command.personId);
	app.publish(done.value.message);
	return { ok: true, value: { left, organisation: done.value.organisation } };
}
