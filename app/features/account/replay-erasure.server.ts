import type { Db } from "#db/database.ts";
import { findAccount, listRolesOf } from "#db/queries/accounts.ts";
import { recordAudit } from "#db/queries/audit.ts";
import { erasePersonRows } from "#db/queries/personal-data.ts";
import { formerMember } from "../../domain/person-name.ts";
import { endMembership } from "../people/end-membership.server.ts";

/**
 * Forgets a person once more whom a restored back-up brought back, as of the moment at which it was done first. Nothing stands in
 * the way: who was the last coordinator in the back-up was not when they left. False when there is nobody to forget. Call it in
 * a transaction.
 */
export async function replayErasure(trx: Db, { personId, at }: { personId: string; at: string }) {
	if (!(await findAccount(trx, personId))) return false;
	for (const { roadmapId, published, organisationId, role } of await listRolesOf(trx, personId)) {
		await endMembership(trx, {
			key: { roadmapId, organisationId, personId },
			role,
			published,
			how: "person-left",
			by: { personId, organisationId, at },
			evenTheLast: true,
		});
	}
	await erasePersonRows(trx, personId, { name: formerMember, at });
	await recordAudit(trx, { kind: "erased", at, personId });
	return true;
}
