import type { Role } from "#app/domain/access.ts";
import { recordAudit } from "#db/queries/audit.ts";
import { lockChairedMeetings } from "#db/queries/meetings.ts";
import { lockPeople, updateRole } from "#db/queries/membership-writes.ts";
import { findMembership, listCoordinators } from "#db/queries/roadmap-people.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import {
	mayManage,
	notTheirs,
	onlyCoordinators,
	refuseLastCoordinator,
	roleIn,
	roleMeanings,
} from "../../domain/membership.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";
import { aboutPeople, tell } from "./end-membership.server.ts";
import { findOrganisation } from "./find-organisation.server.ts";

/** Whose role is meant, by the parts of its address. */
export interface MembershipCommand {
	roadmapSlug: string;
	organisationSlug: string;
	personId: string;
}

/**
 * Gives somebody another role for their organisation. `shown` is the role that the form showed: a form that was overtaken
 * is refused as `stale`. Actions that they can own no longer are left without an owner.
 */
export async function changeRole(
	app: AppContext,
	person: Person,
	command: MembershipCommand & { role: string; shown: string },
): Promise<Outcome<{ role: Role }>> {
	const done = await app.db.transaction().execute(async (trx) => {
		const found = await findOrganisation(trx, person, app.now().toISOString(), command);
		if (!found.ok) return found;
		const { roadmap, organisation, rights, by } = found.value;
		if (!rights.manage) return notTheirs;
		await lockChairedMeetings(trx, command.personId);
		await lockPeople(trx, roadmap.id);
		const key = { roadmapId: roadmap.id, organisationId: organisation.id, personId: command.personId };
		const held = await findMembership(trx, key);
		if (!held) return notFound;
		const role = roleIn(command.role);
		if (!role) return refuse("invalid", "The role was not changed.", { role: "Choose a role." });
		if (!mayManage(rights, held.role) || !rights.roles.includes(role)) return onlyCoordinators;
		if (held.role !== command.shown) return overtaken(held.role);
		if (held.role === role) {
			return refuse("invalid", "The role was not changed.", {
				role: "This is so already: choose another role.",
			});
		}
		const refusal = refuseLastCoordinator(await listCoordinators(trx, roadmap.id), key);
		if (refusal) return refuse("invalid", refusal.message, { role: refusal.message });
		await updateRole(trx, key, role);
		const about = { ...key, published: roadmap.subject.published };
		const line = {
			kind: "role-changed" as const,
			from: { personId: key.personId, role: held.role },
			to: { personId: key.personId, role },
			...aboutPeople(organisation.id, by),
		};
		const message = await tell(trx, about, [line], by);
		await recordAudit(trx, {
			kind: "role-changed",
			at: by.at,
			personId: person.id,
			aboutPersonId: key.personId,
			roadmapId: roadmap.id,
			data: { from: held.role, to: role, organisation: organisation.slug },
		});
		return { ok: true as const, value: { role, message } };
	});
	if (!done.ok) return done;
	// First: whoever may no longer know is not told what changed.
	app.accessChanged(command.personId);
	app.publish(done.value.message);
	return { ok: true, value: { role: done.value.role } };
}

const overtaken = (role: Role) =>
	refuse(
		"stale",
		`While you were looking, somebody else changed this role: it is now ${roleMeanings[role].label.toLowerCase()}. Check your choice and save again.`,
	);
