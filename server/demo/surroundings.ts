import { can, type MeetingSubject, type Person } from "#app/domain/access.ts";
import type { ColleagueRights, TroupePlace } from "#app/domain/troupe.ts";
import { askWish, type TroupeTopic } from "#app/domain/troupe-lines.ts";
import { schemaVersion } from "#app/features/narratives/document-schema.ts";
import type { Db } from "#db/database.ts";
import { findAction } from "#db/queries/action-details.ts";
import { findActionSubjectById } from "#db/queries/action-subject.ts";
import { listAgenda } from "#db/queries/agenda.ts";
import { findAgreement, listParties } from "#db/queries/agreements.ts";
import { listAsks } from "#db/queries/asks.ts";
import { findDocumentLock } from "#db/queries/document-locks.ts";
import { ensureNarrative } from "#db/queries/documents.ts";
import { findMeetingById } from "#db/queries/meetings.ts";
import { ensureMinutes } from "#db/queries/minutes.ts";

/** What somebody finds where they are, at one moment: what it is about, and the forms that they could send. */
export interface Surroundings extends ColleagueRights {
	topic: TroupeTopic;
	/** The item of the meeting; null outside of meetings. */
	itemId: string | null;
	/** The name of the text that is written in there. */
	documentName: string;
	/** The action that it is about, with what the form of its status needs. */
	action: { path: string; slug: string; status: Status; statusAt: Instant; version: number } | null;
	/** A text that is out for agreement, and waits for the word of theirs. */
	signOff: { path: string; round: number; organisationId: string } | null;
	/** An ask on the agenda that waits for theirs. */
	ask: { path: string; fields: Record<string, string> } | null;
}

type Action = NonNullable<Awaited<ReturnType<typeof findAction>>>;
type Status = Action["status"];
type Instant = Action["statusAt"];

interface Looking {
	db: Db;
	now: () => Date;
	roadmap: { id: string; slug: string };
	person: Person;
}

/** Looks around as a person; undefined where there is nothing (any more), or nothing for them. */
export const lookAround = (looking: Looking, place: TroupePlace): Promise<Surroundings | undefined> =>
	place.kind === "action" ? onAction(looking, place.slug) : inMeeting(looking, place);

async function onAction(looking: Looking, slug: string): Promise<Surroundings | undefined> {
	const { db, now, roadmap, person } = looking;
	const action = await findAction(db, roadmap.id, slug);
	const found = action && (await findActionSubjectById(db, action.id));
	if (!found || !can(person, "read-drafts", found.subject)) return undefined;
	const made = { schemaVersion, at: now().toISOString() };
	const document = await ensureNarrative(db, { id: action.id, roadmapId: roadmap.id }, made);
	const isLocked = (await findDocumentLock(db, document.id)) !== undefined;
	const path = `/workspace/${roadmap.slug}/actions/${action.slug}`;
	const { status, statusAt, version } = action;
	return {
		itemId: null,
		topic: {
			kind: "action",
			title: action.title,
			status,
			leadName: action.lead?.name ?? null,
			dueOn: action.dueOn,
			milestone: action.milestones.find(({ completedOn }) => completedOn === null)?.title ?? null,
		},
		documentName: document.name,
		mayWrite: !isLocked && can(person, "co-write-narrative", found.subject),
		mayChange: can(person, "change-action", found.subject),
		action: { path, slug: action.slug, status, statusAt, version },
		signOff: await findSignOff(looking, found.subject, action.id, `${path}/agreement`),
		ask: null,
	};
}

async function findSignOff(
	{ db, person }: Looking,
	subject: { roadmapId: string; published: boolean },
	actionId: string,
	path: string,
): Promise<Surroundings["signOff"]> {
	const agreement = await findAgreement(db, actionId);
	if (agreement?.state !== "open") return null;
	const parties = await listParties(db, agreement.id);
	const namedOrganisationIds = parties.map(({ organisation }) => organisation.id);
	const { roadmapId, published } = subject;
	const waiting = parties.find(({ organisation, answer }) => {
		const word = { kind: "organisation" as const, roadmapId, published, organisationId: organisation.id };
		return answer === null && can(person, "sign-off", { ...word, namedOrganisationIds });
	});
	return waiting ? { path, round: agreement.round, organisationId: waiting.organisation.id } : null;
}

async function inMeeting(looking: Looking, { id }: TroupePlace): Promise<Surroundings | undefined> {
	const { db, now, roadmap, person } = looking;
	const found = await findMeetingById(db, id);
	if (found?.meeting.state !== "in-progress" || !can(person, "read-drafts", found.subject)) return undefined;
	const agenda = await listAgenda(db, id);
	const item = agenda.find((one) => one.id === found.meeting.ledItemId) ?? agenda[0];
	if (!item) return undefined;
	const action = item.action ? await onAction(looking, item.action.slug) : undefined;
	// Where they may write the narrative, they write what everybody has on the screen; else in the minutes.
	if (action?.mayWrite) return { ...action, itemId: item.id };
	const made = { schemaVersion, at: now().toISOString() };
	const minutes = await ensureMinutes(db, found.meeting, item.public ? "public" : "private", made);
	const isLocked = (await findDocumentLock(db, minutes.id)) !== undefined;
	return {
		itemId: item.id,
		topic: { kind: "item", title: item.title },
		documentName: minutes.name,
		mayWrite: !isLocked && can(person, "co-write-minutes", attended(found.subject, person)),
		mayChange: action?.mayChange ?? false,
		action: action?.action ?? null,
		signOff: action?.signOff ?? null,
		ask: item.askId === null ? null : await findAsked(looking, found.subject.published, item.askId, roadmap),
	};
}

/** Whoever opens a running meeting attends it: colleagues do that first of all. */
const attended = (subject: MeetingSubject, { id }: Person): MeetingSubject => ({
	...subject,
	attendeeIds: [...subject.attendeeIds, id],
});

async function findAsked(
	{ db, person }: Looking,
	published: boolean,
	askId: string,
	roadmap: { id: string; slug: string },
): Promise<Surroundings["ask"]> {
	const asks = await listAsks(db, { roadmapId: roadmap.id, states: ["open"], numberedOnly: true });
	const ask = asks.find(({ id }) => id === askId);
	const asked = ask && {
		kind: "organisation" as const,
		roadmapId: roadmap.id,
		published,
		organisationId: ask.to.id,
		namedOrganisationIds: [],
	};
	if (!asked || !can(person, "answer-ask", asked)) return null;
	return {
		path: `/workspace/${roadmap.slug}/asks/${ask.number}`,
		fields: { ...askWish, shown: ask.state },
	};
}
