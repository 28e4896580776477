import { listPresentOf } from "#db/queries/action-parts.ts";
import { listAgenda } from "#db/queries/agenda.ts";
import { listAsks } from "#db/queries/asks.ts";
import { listDecisions } from "#db/queries/decisions.ts";
import { findNarrative } from "#db/queries/documents.ts";
import { ensureMinutes, type MinutesPart } from "#db/queries/minutes.ts";
import { listOpenAgreementActions } from "#db/queries/open-agreements.ts";
import type { AppContext } from "../../context.server.ts";
import { can, namedOrganisationIds } from "../../domain/access.ts";
import { proposedSignOffDate } from "../../domain/agreement.ts";
import { dayOf } from "../../domain/dates.ts";
import type { ActionSummary, Roadmap } from "../../domain/read-model.ts";
import { notFound } from "../../domain/refusal.ts";
import { data, type LoaderFunctionArgs, redirect } from "../../remix.ts";
import { schemaVersion } from "../narratives/document-schema.ts";
import { attendMeeting } from "./invite.server.ts";
import { requireMeeting, requireRunnable, roadmapOf } from "./require-meeting.server.ts";

/** A narrative that was talked about, and what can become of it now. */
export interface ClosableText {
	slug: string;
	title: string;
	/** Whether somebody else can be asked to agree. */
	maySend: boolean;
}

/** What is looked through before a meeting is closed. A meeting that does not run leads to its page. */
export async function readClosing(args: LoaderFunctionArgs) {
	const { app } = args.context;
	const { person, roadmap, meeting } = await requireRunnable(args);
	if (meeting.state !== "in-progress") throw redirect(`/workspace/${roadmap.slug}/meetings/${meeting.slug}`);
	const agenda = await listAgenda(app.db, meeting.id);
	const talked = agenda
		.filter(({ state }) => state !== "planned")
		.flatMap(({ action }) => (action ? [action.id] : []));
	const waiting = await listOpenAgreementActions(app.db, roadmap.id);
	const actions = await listPresentOf(app.db, roadmap.id, [...new Set(talked)]);
	const written = await Promise.all(
		actions.map(async (action) => ({ action, text: await readText(app, action, roadmap) })),
	);
	const isOut = (action: ActionSummary) => waiting.includes(action.id);
	const mayPublish = (action: ActionSummary) => can(person, "publish-update", subjectOf(action, roadmap));
	return {
		roadmap: roadmapOf(roadmap),
		meeting,
		agenda,
		decisions: await listDecisions(app.db, { meetingId: meeting.id }),
		asks: await listAsks(app.db, { meetingId: meeting.id }),
		texts: written.flatMap(({ action, text }) => (text && mayPublish(action) && !isOut(action) ? text : [])),
		/** Narratives that were talked about and about which nothing can be chosen here, by the titles of their actions. */
		outAlready: actions.filter(isOut).map(({ title }) => title),
		forOthers: written.flatMap(({ action, text }) =>
			text && !mayPublish(action) && !isOut(action) ? action.title : [],
		),
		signOffBy: proposedSignOffDate(dayOf(app.now().toISOString())),
	};
}
export type ClosingData = Awaited<ReturnType<typeof readClosing>>;

const subjectOf = (action: ActionSummary, roadmap: Roadmap) => ({
	kind: "action" as const,
	roadmapId: roadmap.id,
	published: roadmap.published,
	internal: action.internal,
	leadOrganisationId: action.lead?.id ?? null,
	supportingOrganisationIds: action.supporting.map(({ id }) => id),
});

/** A narrative in which something is written; null for an empty one. */
async function readText(
	app: AppContext,
	action: ActionSummary,
	roadmap: Roadmap,
): Promise<ClosableText | null> {
	const document = await findNarrative(app.db, action.id);
	if (!document || (await app.documents.read(document.id)).text === "") return null;
	const subject = subjectOf(action, roadmap);
	const maySend = namedOrganisationIds(subject).some((id) => id !== subject.leadOrganisationId);
	return { slug: action.slug, title: action.title, maySend };
}

/** One part of the minutes for its plain form; opening it in a running meeting is attending. */
export async function readMinutesForm(args: LoaderFunctionArgs) {
	const { app } = args.context;
	const asked = await requireMeeting(args);
	const { part } = args.params;
	if (part !== "public" && part !== "private") throw data(notFound.message, { status: 404 });
	const fresh = (await attendMeeting(app, asked.person, asked.meeting)) ? await requireMeeting(args) : asked;
	if (!fresh.rights.write)
		throw data("Only people who are in the meeting write its minutes.", { status: 403 });
	const made = { schemaVersion, at: app.now().toISOString() };
	const document = await ensureMinutes(app.db, fresh.meeting, part, made);
	return {
		roadmap: roadmapOf(fresh.roadmap),
		meeting: fresh.meeting,
		part: part satisfies MinutesPart as MinutesPart,
		reading: await app.documents.read(document.id),
	};
}
export type MinutesData = Awaited<ReturnType<typeof readMinutesForm>>;
