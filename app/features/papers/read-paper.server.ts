import { findAction } from "#db/queries/action-details.ts";
import { listActions } from "#db/queries/actions.ts";
import { listAgenda } from "#db/queries/agenda.ts";
import { listAsks } from "#db/queries/asks.ts";
import { listDecisions } from "#db/queries/decisions.ts";
import { findLastMeeting } from "#db/queries/last-meeting.ts";
import { listMeetingPeople } from "#db/queries/meeting-people.ts";
import { findMinutes, type MinutesPart } from "#db/queries/minutes.ts";
import { findVersion } from "#db/queries/versions.ts";
import type { AppContext } from "../../context.server.ts";
import { addDays, dayOf, endOfDay, formatDay, formatInstant, justAfter } from "../../domain/dates.ts";
import { daysUntilUpdateOverdue } from "../../domain/freshness.ts";
import type { Meeting } from "../../domain/meeting.ts";
import type { LoaderFunctionArgs } from "../../remix.ts";
import { readWhatChanged } from "../history/read-what-changed.server.ts";
import { requireMeeting, roadmapOf } from "../meetings/require-meeting.server.ts";
import { agendaSection } from "./agenda-section.ts";
import { asksSection, decisionsSection, nameList } from "./outcome-sections.ts";
import { changedSection, offTrackSection } from "./pack-sections.ts";
import { bullets, type Paper, type PaperKind, type PaperSection, paperNames, paragraph } from "./paper.ts";
import { readRichText } from "./read-rich-text.server.ts";

/** A paper of a meeting with everything that partners read in it. 404 for everybody else. */
export async function readPaper(args: LoaderFunctionArgs, kind: PaperKind) {
	const { app } = args.context;
	const { roadmap, meeting } = await requireMeeting(args);
	const paper: Paper = {
		title: `${paperNames[kind]}: ${meeting.title}`,
		roadmap: roadmap.title,
		audience: "For partners only",
		facts: factsOf(meeting),
		sections: await sectionsOf[kind](app, meeting),
	};
	return { paper, kind, meeting: { slug: meeting.slug, title: meeting.title }, roadmap: roadmapOf(roadmap) };
}
export type PaperData = Awaited<ReturnType<typeof readPaper>>;

function factsOf(meeting: Meeting) {
	const { startsAt, durationMinutes, venue, chair, summary } = meeting;
	const long = durationMinutes === null ? "" : `, for ${durationMinutes} minutes`;
	return [
		{ key: "When", value: formatInstant(startsAt) + long },
		{ key: "Where", value: venue ?? "Not said yet" },
		{ key: "Chair", value: chair?.name ?? "Nobody yet" },
		...(summary === "" ? [] : [{ key: "About", value: summary }]),
	];
}

const sectionsOf: Record<PaperKind, (app: AppContext, meeting: Meeting) => Promise<PaperSection[]>> = {
	agenda: async (app, meeting) => [await agendaOf(app, meeting), await peopleSection(app, meeting)],
	pack: async (app, meeting) => [
		await agendaOf(app, meeting),
		await readChanged(app, meeting),
		offTrackSection(await readOffTrack(app, meeting.roadmapId)),
		asksSection(
			await listAsks(app.db, {
				roadmapId: meeting.roadmapId,
				states: ["open", "accepted"],
				numberedOnly: true,
			}),
			{ title: "Asks that are not done", empty: "No ask waits for anybody." },
		),
	],
	minutes: async (app, meeting) => [
		await peopleSection(app, meeting),
		await agendaOf(app, meeting),
		decisionsSection((await listDecisions(app.db, { meetingId: meeting.id })).reverse(), {
			forPartners: true,
		}),
		asksSection(await listAsks(app.db, { meetingId: meeting.id }), {
			title: "Asks",
			empty: "No ask was written down.",
		}),
		await minutesSection(app, meeting, "public"),
		await minutesSection(app, meeting, "private"),
	],
};

const agendaOf = async (app: AppContext, meeting: Meeting) =>
	agendaSection(await listAgenda(app.db, meeting.id), { isOver: meeting.state === "closed" });

async function peopleSection(app: AppContext, meeting: Meeting): Promise<PaperSection> {
	const people = await listMeetingPeople(app.db, meeting.id);
	const isOver = meeting.state === "in-progress" || meeting.state === "closed";
	const named = people.filter(({ attended }) => !isOver || attended);
	const organisations = [...new Set(named.map(({ organisation }) => organisation))].sort();
	const sentences = organisations.map((name) => {
		const them = named.filter(({ organisation }) => organisation === name);
		return `${name}: ${nameList(them.map((person) => person.name))}`;
	});
	return {
		id: "people",
		title: isOver ? "Present" : "Invited",
		forPartners: true,
		blocks: [sentences.length === 0 ? paragraph("Nobody yet.") : bullets(sentences)],
	};
}

/** What changed from the meeting before up to this one's end; where there was none before, in the last quarter of a year. */
async function readChanged(app: AppContext, meeting: Meeting): Promise<PaperSection> {
	const { roadmapId } = meeting;
	const until = meeting.state === "closed" ? meeting.closedAt : null;
	const end = until ?? app.now().toISOString();
	const last = await findLastMeeting(app.db, roadmapId, end);
	const quarterAgo = endOfDay(addDays(dayOf(end), -daysUntilUpdateOverdue));
	const changed = await readWhatChanged(app.db, {
		roadmapId,
		since: last ? justAfter(last.at) : quarterAgo,
		until,
		publicOnly: false,
	});
	const heading = last
		? `What changed since “${last.title}” on ${formatDay(last.at)}`
		: `What changed since ${formatDay(quarterAgo)}`;
	// How this meeting itself was prepared is no news to those who come to it.
	const items = changed.items.filter(({ subjectId }) => subjectId !== meeting.id);
	return changedSection(heading, { ...changed, items });
}

async function readOffTrack(app: AppContext, roadmapId: string) {
	const workstreams = await listActions(app.db, roadmapId, { withInternal: true });
	const actions = workstreams.flatMap((workstream) => workstream.actions);
	const worst = ["off-track", "at-risk"] as const;
	const slugs = worst.flatMap((status) => actions.filter((action) => action.status === status));
	const found = await Promise.all(slugs.map(({ slug }) => findAction(app.db, roadmapId, slug)));
	return found.filter((action) => action !== undefined);
}

async function minutesSection(app: AppContext, meeting: Meeting, part: MinutesPart): Promise<PaperSection> {
	const state = await readMinutesState(app, meeting, part);
	const blocks = state === null ? [] : readRichText(state);
	const isPublic = part === "public";
	return {
		id: `${part}-minutes`,
		title: isPublic ? "Minutes: public part" : "Minutes: private part",
		forPartners: !isPublic,
		blocks: [
			...(meeting.state === "closed" ? [] : [paragraph("A draft: the meeting is not closed yet.")]),
			...(blocks.length === 0 ? [paragraph("Nothing was written.")] : blocks),
		],
	};
}

/** A part of the minutes as it was kept when the meeting was closed, else as it is now; null where there is none. */
async function readMinutesState(app: AppContext, meeting: Meeting, part: MinutesPart) {
	const document = await findMinutes(app.db, meeting.id, part);
	if (!document) return null;
	const number = part === "public" ? meeting.publicVersion : meeting.privateVersion;
	if (meeting.state !== "closed" || number === null) return (await app.documents.snapshot(document.id)).state;
	return (await findVersion(app.db, document.id, number))?.state ?? null;
}
