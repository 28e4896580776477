import type { Db } from "#db/database.ts";
import type { NewChange } from "#db/queries/ledger.ts";
import { listChairedMeetings, releaseChair } from "#db/queries/meetings.ts";
import { findPerson } from "#db/queries/people.ts";
import type { PeopleAct } from "./release-actions.server.ts";

/**
 * Leaves the meetings without a chair that a person chairs and can chair no longer, after their role has changed, so that another
 * takes the chair; who chaired a meeting that is closed stays on record. Returns the lines for the ledger, one for each meeting.
 */
export async function releaseChairs(
	trx: Db,
	{ roadmapId, personId }: { roadmapId: string; personId: string },
	by: PeopleAct,
): Promise<NewChange[]> {
	const memberships = (await findPerson(trx, personId))?.memberships ?? [];
	const stillChairs = memberships.some(
		({ role, ...membership }) =>
			membership.roadmapId === roadmapId && (role === "lead" || role === "coordinator"),
	);
	if (stillChairs) return [];
	const lines: NewChange[] = [];
	for (const id of await listChairedMeetings(trx, roadmapId, personId)) {
		if (!(await releaseChair(trx, id, personId))) continue;
		lines.push({
			kind: "meeting-changed",
			from: { chairId: personId },
			to: { chairId: null },
			subject: { type: "meeting", id },
			public: false,
			reason: null,
			personId: by.personId,
			organisationId: by.organisationId,
			onBehalfOfId: null,
			at: by.at,
		});
	}
	return lines;
}
