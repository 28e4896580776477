import { listAgenda } from "#db/queries/agenda.ts";
import { listDecisions } from "#db/queries/decisions.ts";
import { listAttendingNames } from "#db/queries/meeting-people.ts";
import { findMeeting } from "#db/queries/meetings.ts";
import { findMinutes } from "#db/queries/minutes.ts";
import { findVersion } from "#db/queries/versions.ts";
import type { AppContext } from "../../context.server.ts";
import { findPublicRoadmap } from "../public/public-view.server.ts";

/**
 * What everybody may read of a meeting that was closed: its public items, its public decisions and the public part of its minutes,
 * as kept at its end. Null for everything else. Nothing that is not public leaves this function.
 */
export async function readPublicMeeting(context: AppContext, roadmapSlug: string, slug: string) {
	const roadmap = await findPublicRoadmap(context, roadmapSlug);
	const found = roadmap && (await findMeeting(context.db, roadmapSlug, slug));
	if (!roadmap || !found) return null;
	const { meeting } = found;
	if (meeting.closedAt === null || meeting.publicVersion === null) return null;
	const document = await findMinutes(context.db, meeting.id, "public");
	const version = document && (await findVersion(context.db, document.id, meeting.publicVersion));
	const agenda = await listAgenda(context.db, meeting.id);
	const decisions = await listDecisions(context.db, { meetingId: meeting.id, publicOnly: true });
	return {
		roadmap: { id: roadmap.id, slug: roadmap.slug, title: roadmap.title, revision: roadmap.revision },
		meeting: {
			slug: meeting.slug,
			title: meeting.title,
			startsAt: meeting.startsAt,
			closedAt: meeting.closedAt,
			/** A meeting that was reopened: what was kept still stands, and more may come. */
			goesOn: meeting.state !== "closed",
		},
		organisations: await listAttendingNames(context.db, meeting.id),
		items: agenda
			.filter((item) => item.public && item.kind !== "ask")
			.map(({ id, title }) => ({ id, title })),
		html: version?.html ?? "",
		authors: (version?.authors ?? []).filter(({ words }) => words > 0).map(({ name }) => name),
		decisions: decisions.reverse(),
	};
}
export type PublicMeetingData = NonNullable<Awaited<ReturnType<typeof readPublicMeeting>>>;

/** The public decisions of a roadmap, the newest first; null where there is no such roadmap for the public. */
export async function readPublicDecisions(context: AppContext, roadmapSlug: string) {
	const roadmap = await findPublicRoadmap(context, roadmapSlug);
	if (!roadmap) return null;
	return {
		roadmap: { id: roadmap.id, slug: roadmap.slug, title: roadmap.title, revision: roadmap.revision },
		decisions: await listDecisions(context.db, { roadmapId: roadmap.id, publicOnly: true }),
	};
}
export type PublicDecisionsData = NonNullable<Awaited<ReturnType<typeof readPublicDecisions>>>;
