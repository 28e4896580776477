import { listAgenda } from "#db/queries/agenda.ts";
import { listAsks } from "#db/queries/asks.ts";
import { listDecisions } from "#db/queries/decisions.ts";
import { listInvitable, listMeetingPeople } from "#db/queries/meeting-people.ts";
import { hasLaterInSeries, listMeetings } from "#db/queries/meetings.ts";
import { findMinutes, type MinutesPart } from "#db/queries/minutes.ts";
import { findVersion } from "#db/queries/versions.ts";
import type { AppContext } from "../../context.server.ts";
import { can } from "../../domain/access.ts";
import type { Meeting } from "../../domain/meeting.ts";
import type { LoaderFunctionArgs } from "../../remix.ts";
import { readColleagues } from "../colleagues/read-colleagues.server.ts";
import { requirePartner } from "../workspace/require-person.server.ts";
import { readProposals } from "./read-proposals.server.ts";
import { requireMeeting, requireRunnable, roadmapOf } from "./require-meeting.server.ts";

/** The meetings of a roadmap: what runs, what comes next first, what is over. */
export async function readMeetings(args: LoaderFunctionArgs) {
	const { app } = args.context;
	const { person, roadmap } = await requirePartner(args, args.params.roadmap ?? "");
	const meetings = await listMeetings(app.db, roadmap.id);
	const subject = { kind: "roadmap" as const, roadmapId: roadmap.id, published: roadmap.published };
	return {
		roadmap: roadmapOf(roadmap),
		mayCreate: can(person, "edit-roadmap", subject),
		running: meetings.filter(({ state }) => state === "in-progress"),
		coming: meetings.filter(({ state }) => state === "draft" || state === "open").reverse(),
		past: meetings.filter(({ state }) => state === "closed"),
	};
}
export type MeetingsData = Awaited<ReturnType<typeof readMeetings>>;

/** Everything on the page of a meeting. */
export async function readMeeting(args: LoaderFunctionArgs) {
	const { app } = args.context;
	const { person, roadmap, meeting, rights } = await requireMeeting(args);
	const place = { kind: "meeting" as const, id: meeting.id, slug: meeting.slug, title: meeting.title };
	const [agenda, people, decisions, asks, colleagues] = await Promise.all([
		listAgenda(app.db, meeting.id),
		listMeetingPeople(app.db, meeting.id),
		listDecisions(app.db, { meetingId: meeting.id }),
		listAsks(app.db, { meetingId: meeting.id }),
		meeting.state === "in-progress" ? readColleagues(app, { roadmap, person }, place) : null,
	]);
	const { seriesId, startsAt, seriesEvery } = meeting;
	const wantsNext = rights.run && seriesId !== null && seriesEvery !== null;
	return {
		roadmap: roadmapOf(roadmap),
		partners: roadmap.partners.map(({ id, name }) => ({ id, name })),
		meeting,
		rights,
		agenda,
		people,
		decisions,
		asks,
		colleagues,
		/** Whether colleagues of the demo could come once the meeting runs. */
		hasTroupe: app.troupe !== null,
		proposed:
			rights.addItems && meeting.state !== "closed" ? await readProposals(app, roadmap.id, agenda) : null,
		mayCreateNext: wantsNext && !(await hasLaterInSeries(app.db, seriesId, startsAt)),
		minutes: {
			public: await readPart(app, meeting, "public"),
			private: await readPart(app, meeting, "private"),
		},
	};
}
export type MeetingData = Awaited<ReturnType<typeof readMeeting>>;

/** The HTML of one part of the minutes: as it was kept when the meeting was closed, else as it is now. */
export async function readPart(app: AppContext, meeting: Meeting, part: MinutesPart): Promise<string> {
	const document = await findMinutes(app.db, meeting.id, part);
	if (!document) return "";
	const number = part === "public" ? meeting.publicVersion : meeting.privateVersion;
	if (meeting.state !== "closed" || number === null) return (await app.documents.read(document.id)).html;
	return (await findVersion(app.db, document.id, number))?.html ?? "";
}

/** Who can chair, for the forms of a meeting. */
async function readChairs(app: AppContext, roadmapId: string) {
	const people = await listInvitable(app.db, roadmapId);
	return people
		.filter(({ role }) => role === "lead" || role === "coordinator")
		.map(({ id, name, organisation }) => ({ id, name, organisation }));
}

/** The form of a new meeting, for coordinators; null for other partners. */
export async function readNewMeeting(args: LoaderFunctionArgs) {
	const { mayCreate, roadmap } = await readMeetings(args);
	return mayCreate ? { roadmap, chairs: await readChairs(args.context.app, roadmap.id) } : null;
}

/** The form of a meeting that is there, for its chair and the coordinator. */
export async function readMeetingForm(args: LoaderFunctionArgs) {
	const { roadmap, meeting } = await requireRunnable(args);
	return { roadmap: roadmapOf(roadmap), meeting, chairs: await readChairs(args.context.app, roadmap.id) };
}

/** Who is invited and who can be, for the chair and the coordinator. Addresses stay on the server. */
export async function readGuests(args: LoaderFunctionArgs) {
	const { app } = args.context;
	const { roadmap, meeting } = await requireRunnable(args);
	const invited = (await listMeetingPeople(app.db, meeting.id)).filter((person) => person.invited);
	const people = await listInvitable(app.db, roadmap.id);
	return {
		roadmap: roadmapOf(roadmap),
		meeting,
		invitedIds: invited.map(({ id }) => id),
		people: people.map(({ id, name, role, organisation, email }) => ({
			id,
			name,
			role,
			organisation,
			hasAddress: email !== null,
		})),
	};
}

/** One item of an agenda, for its form. */
export async function readItem(args: LoaderFunctionArgs) {
	const { roadmap, meeting } = await requireRunnable(args);
	const agenda = await listAgenda(args.context.app.db, meeting.id);
	const item = agenda.find(({ id }) => id === args.params.item);
	const partners = roadmap.partners.map(({ id, name }) => ({ id, name }));
	return { roadmap: roadmapOf(roadmap), meeting, item: item ?? null, partners };
}
