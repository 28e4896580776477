import { findAction } from "#db/queries/action-details.ts";
import { listAgenda } from "#db/queries/agenda.ts";
import { listAsks } from "#db/queries/asks.ts";
import { listDecisions } from "#db/queries/decisions.ts";
import { ensureNarrative } from "#db/queries/documents.ts";
import { listMeetingPeople } from "#db/queries/meeting-people.ts";
import { ensureMinutes } from "#db/queries/minutes.ts";
import { findEditorSettings } from "#db/queries/settings.ts";
import type { AppContext } from "../../context.server.ts";
import { can, type Person } from "../../domain/access.ts";
import { dayOf } from "../../domain/dates.ts";
import type { AgendaItem } from "../../domain/meeting.ts";
import type { Roadmap } from "../../domain/read-model.ts";
import { notFound } from "../../domain/refusal.ts";
import { data, type LoaderFunctionArgs, redirect } from "../../remix.ts";
import { readColleagues } from "../colleagues/read-colleagues.server.ts";
import { schemaVersion } from "../narratives/document-schema.ts";
import { subjectOf } from "../workspace/require-action.server.ts";
import { attendMeeting } from "./invite.server.ts";
import { type AskedMeeting, requireMeeting, roadmapOf } from "./require-meeting.server.ts";

/** The texts that can be shown beside an item. */
export const runTexts = ["narrative", "public", "private"] as const;
export type RunText = (typeof runTexts)[number];

/**
 * A running meeting at the item where it is, or at the one that the address names. Whoever opens it is in it from then on. A
 * meeting that has not started leads to its page.
 */
export async function readRun(args: LoaderFunctionArgs) {
	const { app } = args.context;
	const asked = await requireAttended(args);
	const { person, roadmap, meeting, rights } = asked;
	const search = new URL(args.request.url).searchParams;
	const agenda = await listAgenda(app.db, meeting.id);
	const led = agenda.find(({ id }) => id === meeting.ledItemId) ?? null;
	const chosen = agenda.find(({ id }) => id === search.get("item")) ?? null;
	const item = chosen ?? led ?? lastLeft(agenda) ?? agenda[0];
	if (!item) throw data(notFound.message, { status: 404 });
	const place = { kind: "meeting" as const, id: meeting.id, slug: meeting.slug, title: meeting.title };
	const [people, decisions, asks, settings, action, colleagues] = await Promise.all([
		listMeetingPeople(app.db, meeting.id),
		listDecisions(app.db, { meetingId: meeting.id }),
		listAsks(app.db, { meetingId: meeting.id }),
		findEditorSettings(app.db, person.id),
		readItemAction(app, { person, roadmap, item }),
		meeting.state === "in-progress" ? readColleagues(app, { roadmap, person }, place) : null,
	]);
	const present = new Set(people.filter(({ attended }) => attended).map(({ organisation }) => organisation));
	const wanted = runTexts.find((text) => text === search.get("text"));
	const usual: RunText = action ? "narrative" : item.public ? "public" : "private";
	const shown = wanted === "narrative" && !action ? usual : (wanted ?? usual);
	return {
		roadmap: roadmapOf(roadmap),
		// Those who are here are named first: they are the ones who decide and ask.
		partners: roadmap.partners
			.map(({ id, name }) => ({ id, name, here: present.has(name) }))
			.sort((a, b) => Number(b.here) - Number(a.here)),
		ownOrganisationIds: person.memberships
			.filter(({ roadmapId }) => roadmapId === roadmap.id)
			.map(({ organisationId }) => organisationId),
		meeting,
		rights,
		personId: person.id,
		agenda,
		item,
		led,
		/** Whether the address names an item: then the page stays there, wherever the meeting goes. */
		looksAround: chosen !== null,
		isScreen: search.get("view") === "screen",
		people: people.filter(({ attended }) => attended),
		decisions: decisions.filter(({ agendaItemId }) => agendaItemId === item.id),
		asks: asks.filter(({ agendaItemId }) => agendaItemId === item.id),
		action,
		colleagues,
		text: await readText(app, asked, { shown, action }),
		settings,
		now: app.now().toISOString(),
		today: dayOf(app.now().toISOString()),
	};
}
export type RunData = Awaited<ReturnType<typeof readRun>>;

/** Where the meeting was last: nobody's page jumps when it is closed. */
const lastLeft = (agenda: AgendaItem[]): AgendaItem | undefined =>
	agenda
		.filter(({ leftAt }) => leftAt !== null)
		.reduce<AgendaItem | undefined>(
			(last, item) => ((last?.leftAt ?? "") < (item.leftAt ?? "") ? item : last),
			undefined,
		);

async function requireAttended(args: LoaderFunctionArgs): Promise<AskedMeeting> {
	const asked = await requireMeeting(args);
	const { meeting, roadmap, person } = asked;
	if (meeting.state === "draft" || meeting.state === "open")
		throw redirect(`/workspace/${roadmap.slug}/meetings/${meeting.slug}`);
	// Who is in the meeting since just now may do more than before.
	return (await attendMeeting(args.context.app, person, meeting)) ? requireMeeting(args) : asked;
}

interface Place {
	person: Person;
	roadmap: Roadmap;
	item: AgendaItem;
}

/** The action of an item, with what the person may do on it. */
async function readItemAction(app: AppContext, { person, roadmap, item }: Place) {
	if (!item.action) return null;
	const action = await findAction(app.db, roadmap.id, item.action.slug);
	if (!action) return null;
	const subject = subjectOf(action, roadmap);
	return {
		...action,
		mayChange: can(person, "change-action", subject),
		mayWrite: can(person, "co-write-narrative", subject),
	};
}
type ItemAction = Awaited<ReturnType<typeof readItemAction>>;

/** The text beside an item: the narrative of its action, or a part of the minutes. */
async function readText(
	app: AppContext,
	{ meeting, rights, roadmap }: AskedMeeting,
	{ shown, action }: { shown: RunText; action: ItemAction },
) {
	const made = { schemaVersion, at: app.now().toISOString() };
	const document =
		shown === "narrative" && action
			? await ensureNarrative(app.db, { id: action.id, roadmapId: roadmap.id }, made)
			: await ensureMinutes(app.db, meeting, shown === "private" ? "private" : "public", made);
	const isNarrative = shown === "narrative" && action !== null;
	return {
		shown,
		documentName: document.name,
		html: (await app.documents.read(document.id)).html,
		mayWrite: isNarrative ? action.mayWrite : rights.write,
	};
}
