import { listAgenda } from "#db/queries/agenda.ts";
import { listAttendingNames } from "#db/queries/meeting-people.ts";
import { findMeeting } from "#db/queries/meetings.ts";
import { findMinutes } from "#db/queries/minutes.ts";
import { findVersion } from "#db/queries/versions.ts";
import type { AppContext } from "../../context.server.ts";
import { openRoadmap } from "../public/open-roadmap.server.ts";

/**
 * What everybody may read of a meeting that was closed: its public items, its public decisions and the public part of its minutes,
 * as kept at its end. Null for everything else. Nothing that is not public leaves this function.
 */
export async function readPublicMeeting(
	context: AppContext,
	roadmapSlug: string,
	slug: string,
	search: URLSearchParams,
) {
	const source = await openRoadmap(context, roadmapSlug, search);
	const found = source && (await findMeeting(context.db, roadmapSlug, slug));
	const end = found && source.lastEndOf(found.meeting);
	if (!source || !found || !end) return null;
	const { roadmap, asAt, today } = source;
	const { meeting } = found;
	const document = await findMinutes(context.db, meeting.id, "public");
	const version = document && (await findVersion(context.db, document.id, end.publicVersion));
	const agenda = await listAgenda(context.db, meeting.id);
	const decisions = await source.listDecisions({ meetingId: meeting.id });
	return {
		asAt,
		today,
		roadmap: { id: roadmap.id, slug: roadmap.slug, title: roadmap.title, revision: roadmap.revision },
		meeting: {
			slug: meeting.slug,
			title: end.title,
			startsAt: end.startsAt,
			closedAt: end.closedAt,
			/** A meeting that was reopened: what was kept still stands, and more may come. */
			goesOn: end.goesOn,
			/** Which version of the minutes is shown. */
			publicVersion: end.publicVersion,
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
export async function readPublicDecisions(context: AppContext, roadmapSlug: string, search: URLSearchParams) {
	const source = await openRoadmap(context, roadmapSlug, search);
	if (!source) return null;
	const { roadmap, asAt, today } = source;
	return {
		asAt,
		today,
		roadmap: { id: roadmap.id, slug: roadmap.slug, title: roadmap.title, revision: roadmap.revision },
		decisions: await source.listDecisions({}),
	};
}
export type PublicDecisionsData = NonNullable<Awaited<ReturnType<typeof readPublicDecisions>>>;
