import type { Db } from "#db/database.ts";
import { findAccount, hasOtherAdministrator, listRolesOf, listSessionKeys } from "#db/queries/accounts.ts";
import { recordAudit } from "#db/queries/audit.ts";
import { lockChairedMeetings } from "#db/queries/meetings.ts";
import { lockPeople } from "#db/queries/membership-writes.ts";
import { erasePersonRows } from "#db/queries/personal-data.ts";
import { listCoordinators } from "#db/queries/roadmap-people.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { eraseWord, formerMember } from "../../domain/person-name.ts";
import { type Outcome, type Refusal, refuse } from "../../domain/refusal.ts";
import type { RoadmapChanged } from "../../live/messages.ts";
import { endMembership } from "../people/end-membership.server.ts";
import { forgetNames } from "./forget-names.server.ts";

/**
 * Forgets a person at their own wish: name, address, passkeys, sessions, settings and links go for good; what they did for
 * their organisations stays, by a former member. Refuses to leave a roadmap without a coordinator, or the installation
 * without an administrator.
 */
export async function eraseAccount(
	app: AppContext,
	person: Person,
	{ typed }: { typed: string },
): Promise<Outcome<null>> {
	if (typed.trim().toUpperCase() !== eraseWord) {
		return refuse("invalid", "Nothing was erased.", { typed: `Type ${eraseWord} to say that you mean it.` });
	}
	const at = app.now().toISOString();
	const done = await app.db.transaction().execute(async (trx) => {
		const refusal = await refuseErasure(trx, person);
		if (refusal) return refusal;
		const sessions = await listSessionKeys(trx, person.id);
		const messages: RoadmapChanged[] = [];
		for (const { roadmapId, published, organisationId, role } of await listRolesOf(trx, person.id)) {
			const ended = await endMembership(trx, {
				key: { roadmapId, organisationId, personId: person.id },
				role,
				published,
				how: "person-left",
				by: { personId: person.id, organisationId, at },
			});
			if (!ended.ok) throw new Error("A last coordinator was about to be erased");
			messages.push(ended.message);
		}
		await erasePersonRows(trx, person.id, { name: formerMember, at });
		await recordAudit(trx, { kind: "erased", at, personId: person.id });
		return { ok: true as const, sessions, messages };
	});
	if (!done.ok) return done;
	await app
		.keepErasure({ personId: person.id, at })
		.catch((error) => app.report("an erasure could not be kept apart from the back-ups", error));
	for (const session of done.sessions) app.endSession(session);
	app.accessChanged(person.id);
	for (const message of done.messages) app.publish(message);
	await forgetNames(app);
	return { ok: true, value: null };
}

/** Locks the people of every roadmap that the person is on, and says what stands in the way. */
async function refuseErasure(trx: Db, person: Person): Promise<Refusal | null> {
	await lockChairedMeetings(trx, person.id);
	for (const { roadmapId } of await listRolesOf(trx, person.id)) await lockPeople(trx, roadmapId);
	const alone = await listSoleCoordinations(trx, person.id);
	if (alone.length > 0) {
		const roadmaps = alone.join(" and ");
		return refuse(
			"invalid",
			`You are the only coordinator of ${roadmaps}: make somebody else a coordinator first.`,
		);
	}
	const account = await findAccount(trx, person.id);
	if (account?.administrator && !(await hasOtherAdministrator(trx, person.id))) {
		return refuse("invalid", "You are the only administrator: make somebody else an administrator first.");
	}
	return null;
}

/** The titles of the roadmaps that only this person coordinates. */
async function listSoleCoordinations(trx: Db, personId: string): Promise<string[]> {
	const alone: string[] = [];
	for (const { roadmapId, roadmap, role } of await listRolesOf(trx, personId)) {
		if (role !== "coordinator" || alone.includes(roadmap)) continue;
		const all = await listCoordinators(trx, roadmapId);
		if (all.every((one) => one.personId === personId)) alone.push(roadmap);
	}
	return alone;
}
