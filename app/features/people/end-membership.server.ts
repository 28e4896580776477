import type { Role } from "#app/domain/access.ts";
import type { Db } from "#db/database.ts";
import { appendChanges, type NewChange } from "#db/queries/ledger.ts";
import { deleteMembership } from "#db/queries/membership-writes.ts";
import { listCoordinators, type MembershipKey } from "#db/queries/roadmap-people.ts";
import { refuseLastCoordinator } from "../../domain/membership.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { RoadmapChanged } from "../../live/messages.ts";
import { type PeopleAct, releaseActions } from "./release-actions.server.ts";
import { releaseChairs } from "./release-chairs.server.ts";

/** A role that ends: at the wish of whoever has it, or not. */
interface Ending {
	key: MembershipKey;
	role: Role;
	/** Whether the roadmap is published. */
	published: boolean;
	how: "person-left" | "person-removed";
	by: PeopleAct;
	/** Whether even the last coordinator may go. */
	evenTheLast?: boolean;
}

/**
 * Ends a role: the row, the lines of the ledger, and the actions that are left without an owner. Refuses to let the last
 * coordinator go. Call it in a transaction that holds `lockPeople`; tell the message that it returns after the commit.
 */
export async function endMembership(
	trx: Db,
	{ key, role, published, how, by, evenTheLast = false }: Ending,
): Promise<{ ok: true; message: RoadmapChanged } | Refusal> {
	const refusal = refuseLastCoordinator(await listCoordinators(trx, key.roadmapId), key);
	if (refusal && !evenTheLast) return refusal;
	await deleteMembership(trx, key);
	const ended: NewChange = {
		kind: how,
		from: { personId: key.personId, role },
		to: { personId: key.personId, role: null },
		...aboutPeople(key.organisationId, by),
	};
	return { ok: true, message: await tell(trx, { ...key, published }, [ended], by) };
}

/** What every line about an organisation's people has in common: it is never public. */
export const aboutPeople = (organisationId: string, by: PeopleAct) => ({
	subject: { type: "organisation" as const, id: organisationId },
	public: false,
	reason: null,
	personId: by.personId,
	organisationId: by.organisationId,
	onBehalfOfId: null,
	at: by.at,
});

/** Appends the lines, with those of actions that lose their owner by them and of meetings that lose their chair; returns the message for screens. */
export async function tell(
	trx: Db,
	about: { roadmapId: string; published: boolean; personId: string },
	lines: NewChange[],
	by: PeopleAct,
): Promise<RoadmapChanged> {
	const all = [...lines, ...(await releaseActions(trx, about, by)), ...(await releaseChairs(trx, about, by))];
	const revision = await appendChanges(trx, about.roadmapId, all);
	return {
		roadmapId: about.roadmapId,
		revision,
		subjects: all.map((line) => line.subject),
		public: all.some((line) => line.public),
	};
}
