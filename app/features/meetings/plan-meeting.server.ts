import { randomUUID } from "node:crypto";
import type { Db } from "#db/database.ts";
import { appendChanges } from "#db/queries/ledger.ts";
import { listInvitable, listMeetingPeople, noteMeetingPerson } from "#db/queries/meeting-people.ts";
import { hasLaterInSeries, insertMeeting, patchMeeting } from "#db/queries/meetings.ts";
import { findRoadmapSubject } from "#db/queries/roadmap-subject.ts";
import type { AppContext } from "../../context.server.ts";
import { actingMembership, can, type Person } from "../../domain/access.ts";
import { dayOf } from "../../domain/dates.ts";
import {
	type Meeting,
	type MeetingPlan,
	type MeetingWish,
	nextStart,
	planMeeting,
} from "../../domain/meeting.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";
import { carryAllAsks } from "./carry-asks.server.ts";
import { sendInvitations } from "./meeting-letters.server.ts";
import { type MeetingCommand, type MeetingScene, writeMeeting } from "./write-meeting.server.ts";

/** A meeting as its form describes it. */
export interface PlanCommand extends MeetingWish {
	roadmapSlug: string;
	/** Who chairs it; empty text for nobody yet. */
	chairId: string;
}

const noChair = "Choose a lead or a coordinator of this roadmap, or nobody yet.";

/**
 * Creates a meeting as a draft: it can be prepared, and nobody is told. The asks that are not done are on its agenda. Refuses with
 * `not-found`, `not-allowed` or `invalid`.
 */
export async function createMeeting(
	context: AppContext,
	person: Person,
	command: PlanCommand,
): Promise<Outcome<{ slug: string }>> {
	const planned = planMeeting(command);
	const done = await context.db.transaction().execute(async (trx) => {
		const roadmap = await findRoadmapSubject(trx, command.roadmapSlug);
		if (!roadmap || !can(person, "read-drafts", roadmap.subject)) return notFound;
		if (!can(person, "edit-roadmap", roadmap.subject))
			return refuse("not-allowed", "Only the coordinator creates meetings.");
		if (!planned.ok) return planned;
		const chairId = await chairOf(trx, roadmap.id, command.chairId);
		if (chairId === undefined) return refuse("invalid", noChair, { chair: noChair });
		const acting = actingMembership(person, roadmap.id, []);
		const by = { personId: person.id, organisationId: acting?.organisationId ?? "" };
		const made = await saveNew(trx, roadmap.id, { ...planned.value, chairId, seriesId: null }, by, context);
		return { ok: true as const, value: { ...made, roadmapId: roadmap.id } };
	});
	if (!done.ok) return done;
	const { id, slug, revision, roadmapId } = done.value;
	context.publish({ roadmapId, revision, subjects: [{ type: "meeting", id }], public: false });
	return { ok: true, value: { slug } };
}

/** The chair that a form names: null for nobody, undefined for somebody who cannot chair. */
async function chairOf(trx: Db, roadmapId: string, chairId: string): Promise<string | null | undefined> {
	if (chairId === "") return null;
	const people = await listInvitable(trx, roadmapId);
	const chairs = people.filter(({ role }) => role === "lead" || role === "coordinator");
	return chairs.find(({ id }) => id === chairId)?.id;
}

interface NewMeeting extends MeetingPlan {
	chairId: string | null;
	/** The series that it belongs to; null for the first of a series, or for a meeting of its own. */
	seriesId: string | null;
}

async function saveNew(
	trx: Db,
	roadmapId: string,
	plan: NewMeeting,
	by: { personId: string; organisationId: string },
	context: AppContext,
): Promise<{ id: string; slug: string; revision: number }> {
	const id = randomUUID();
	const seriesId = plan.seriesId ?? (plan.seriesEvery === null ? null : id);
	const slug = await insertMeeting(trx, {
		id,
		roadmap_id: roadmapId,
		slug: `${slugOf(plan.title)}-${dayOf(plan.startsAt)}`,
		title: plan.title,
		starts_at: plan.startsAt,
		duration_minutes: plan.durationMinutes,
		venue: plan.venue,
		summary: plan.summary,
		chair_id: plan.chairId,
		series_id: seriesId,
		series_every: plan.seriesEvery,
	});
	const record = { ...plan, id, slug, seriesId, state: "draft", agenda: [], source: null, illustrative: [] };
	const asked = await carryAllAsks(trx, { id, roadmapId });
	const circumstances = {
		subject: { type: "meeting" as const, id },
		public: false,
		reason: null,
		...by,
		onBehalfOfId: null,
		at: context.now().toISOString(),
	};
	const revision = await appendChanges(trx, roadmapId, [
		{ kind: "meeting-added", from: null, to: record, ...circumstances },
		...(asked ? [{ ...asked, ...circumstances }] : []),
	]);
	return { id, slug, revision };
}

/** Words for an address: small letters, digits and hyphens. */
const slugOf = (title: string): string =>
	title
		.normalize("NFKD")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-|-$/g, "")
		.slice(0, 60) || "meeting";

/**
 * Changes what a form says about a meeting; who is invited to an open meeting that moves gets a new letter. Refuses with
 * `not-found`, `not-allowed`, `stale` (someone else changed it since) or `invalid`.
 */
export async function editMeeting(
	context: AppContext,
	person: Person,
	command: MeetingCommand & PlanCommand & { version: number },
): Promise<Outcome<{ moved: boolean }>> {
	const outcome = await writeMeeting(context, person, command, "run-meeting", async (scene) => {
		const { trx, meeting } = scene;
		const planned = planMeeting(command);
		if (!planned.ok) return planned;
		if (meeting.state === "closed") return refuse("invalid", "This meeting is closed: reopen it first.");
		if (meeting.version !== command.version)
			return refuse("stale", "Somebody else changed this meeting. Look at it as it is now, then change it.");
		const chairId = await chairOf(trx, meeting.roadmapId, command.chairId);
		if (chairId === undefined) return refuse("invalid", noChair, { chair: noChair });
		const { from, to } = differences(factsOf(meeting), { ...planned.value, chairId });
		const moved = meeting.state === "open" && ("startsAt" in to || "venue" in to);
		if (Object.keys(to).length === 0) return { ok: true, value: { value: { moved, meeting }, lines: [] } };
		await savePlan(scene, { ...planned.value, chairId });
		const lines = [{ kind: "meeting-changed" as const, from, to }];
		return { ok: true, value: { value: { moved, meeting }, lines } };
	});
	if (!outcome.ok) return outcome;
	const { moved, meeting } = outcome.value;
	if (moved) await sendInvitations(context, command.roadmapSlug, meeting.id, null);
	return { ok: true, value: { moved } };
}

const savePlan = ({ trx, meeting }: MeetingScene, plan: MeetingPlan & { chairId: string | null }) =>
	patchMeeting(trx, meeting.id, {
		title: plan.title,
		starts_at: plan.startsAt,
		duration_minutes: plan.durationMinutes,
		venue: plan.venue,
		summary: plan.summary,
		chair_id: plan.chairId,
		series_every: plan.seriesEvery,
		series_id: meeting.seriesId ?? (plan.seriesEvery === null ? null : meeting.id),
		version: meeting.version + 1,
	});

const factsOf = (meeting: Meeting) => ({
	title: meeting.title,
	startsAt: meeting.startsAt,
	durationMinutes: meeting.durationMinutes,
	venue: meeting.venue,
	summary: meeting.summary,
	seriesEvery: meeting.seriesEvery,
	chairId: meeting.chair?.id ?? null,
});
type Facts = ReturnType<typeof factsOf>;

/** The facts that are not the same, as they were and as they are. */
function differences(before: Facts, after: Facts): { from: Partial<Facts>; to: Partial<Facts> } {
	const changed = (Object.keys(before) as (keyof Facts)[]).filter((key) => before[key] !== after[key]);
	const only = (facts: Facts) =>
		Object.fromEntries(changed.map((key) => [key, facts[key]])) as Partial<Facts>;
	return { from: only(before), to: only(after) };
}

/**
 * Creates the next meeting of a series from this one: the same title, place, chair and people, one step later, as a draft.
 * Refuses with `not-found`, `not-allowed` or `invalid` (no series, or the next one is there).
 */
export const createNextInSeries = (context: AppContext, person: Person, command: MeetingCommand) =>
	writeMeeting<{ slug: string }>(context, person, command, "run-meeting", async (scene) => {
		const { trx, meeting, organisationId, at } = scene;
		const { seriesId, seriesEvery } = meeting;
		if (seriesId === null || seriesEvery === null)
			return refuse("invalid", "This meeting belongs to no series. Say how often it is held first.");
		if (await hasLaterInSeries(trx, seriesId, meeting.startsAt))
			return refuse("invalid", "The next meeting of this series is there already.");
		const plan = {
			...factsOf(meeting),
			durationMinutes: meeting.durationMinutes ?? 60,
			seriesEvery,
			startsAt: nextStart(meeting.startsAt, seriesEvery),
			seriesId,
		};
		const by = { personId: person.id, organisationId };
		const made = await saveNew(trx, meeting.roadmapId, plan, by, context);
		const invited = (await listMeetingPeople(trx, meeting.id)).filter((one) => one.invited);
		const organisations = await organisationsOf(trx, meeting.roadmapId);
		for (const { id } of invited) {
			const theirs = organisations.get(id);
			if (theirs === undefined) continue;
			const note = { meetingId: made.id, personId: id, organisationId: theirs, at };
			await noteMeetingPerson(trx, note, "invited_at");
		}
		return { ok: true, value: { value: { slug: made.slug }, lines: [] } };
	});

const organisationsOf = async (trx: Db, roadmapId: string): Promise<Map<string, string>> =>
	new Map((await listInvitable(trx, roadmapId)).map((one) => [one.id, one.organisationId]));
