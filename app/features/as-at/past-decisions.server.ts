import type { Decision } from "#app/domain/meeting.ts";
import { type Names, organisationOf } from "#app/domain/past-roadmap.ts";
import type { RoadmapState } from "#app/domain/roadmap-state.ts";
import type { Db } from "#db/database.ts";
import { listDecisions } from "#db/queries/decisions.ts";

/** The decisions that were public then and are public now, in the words of then, newest first. */
export async function listPastDecisions(
	db: Db,
	state: Readonly<RoadmapState>,
	names: Names,
	{ meetingId }: { meetingId?: string },
): Promise<Decision[]> {
	const roadmapId = state.roadmap?.id ?? "";
	const decisions = await listDecisions(db, { roadmapId, publicOnly: true, ...(meetingId && { meetingId }) });
	return decisions.flatMap((decision) => {
		const then = state.decisions.get(decision.id);
		if (!then?.public) return [];
		const { number, text, decidedAt } = then;
		const organisations = decision.organisations.map(
			(organisation) => organisationOf(state, names, organisation.id) ?? organisation,
		);
		const title = state.meetings.get(then.meetingId)?.title ?? decision.meeting.title;
		return { ...decision, number, text, decidedAt, organisations, meeting: { ...decision.meeting, title } };
	});
}
