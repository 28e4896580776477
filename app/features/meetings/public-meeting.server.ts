import type { Db } from "#db/database.ts";
import { listAgenda } from "#db/queries/agenda.ts";
import { findMeetingEnd } from "#db/queries/meeting-ends.ts";
import { findMeeting, listMeetings } from "#db/queries/meetings.ts";
import { findMinutes } from "#db/queries/minutes.ts";
import { findOrganisations } from "#db/queries/record-names.ts";
import { findVersion } from "#db/queries/versions.ts";
import type { AppContext } from "../../context.server.ts";
import { openRoadmap } from "../public/open-roadmap.server.ts";

/**
 * What everybody may read of a meeting that was closed: its public items, its public decisions, who was there and the public part of
 * its minutes, as kept at its last end: what happens after it was reopened is not public before it is closed again. Null for everything else. Nothing that is not public leaves this function.
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
	const kept = await findMeetingEnd(context.db, meeting.id, end.closedAt);
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
		organisations: await namesOf(context.db, kept?.organisationIds ?? []),
		items: await stillPublic(context.db, meeting.id, kept?.publicItems ?? []),
		html: version?.html ?? "",
		authors: (version?.authors ?? []).filter(({ words }) => words > 0).map(({ name }) => name),
		decisions: decisions.reverse(),
	};
}

/** The titles of the items that were public at the end of a meeting, without those that were made private since. */
async function stillPublic(db: Db, meetingId: string, titles: string[]): Promise<string[]> {
	const agenda = await listAgenda(db, meetingId);
	const isHidden = (title: string) =>
		agenda.some((item) => item.title === title && (!item.public || item.action?.internal === true)) &&
		!agenda.some((item) => item.title === title && item.public && item.action?.internal !== true);
	return titles.filter((title) => !isHidden(title));
}

async function namesOf(db: Db, organisationIds: string[]): Promise<string[]> {
	if (organisationIds.length === 0) return [];
	return (await findOrganisations(db, organisationIds)).map(({ name }) => name).sort();
}

export type PublicMeetingData = NonNullable<Awaited<ReturnType<typeof readPublicMeeting>>>;

/**
 * The public decisions of a roadmap and the meetings that were closed, the newest first; null where there is no such roadmap for the
 * public.
 */
export async function readPublicDecisions(context: AppContext, roadmapSlug: string, search: URLSearchParams) {
	const source = await openRoadmap(context, roadmapSlug, search);
	if (!source) return null;
	const { roadmap, asAt, today } = source;
	return {
		asAt,
		today,
		roadmap: { id: roadmap.id, slug: roadmap.slug, title: roadmap.title, revision: roadmap.revision },
		decisions: await source.listDecisions({}),
		meetings: (await listMeetings(context.db, roadmap.id)).flatMap((meeting) => {
			const end = source.lastEndOf(meeting);
			return end ? { slug: meeting.slug, title: end.title, startsAt: end.startsAt } : [];
		}),
	};
}
export type PublicDecisionsData = NonNullable<Awaited<ReturnType<typeof readPublicDecisions>>>;
