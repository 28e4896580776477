import { dayOf } from "#app/domain/dates.ts";
import { freshnessOf } from "#app/domain/freshness.ts";
import type { Db } from "#db/database.ts";
import { findAccount } from "#db/queries/accounts.ts";
import { listWantedActions } from "#db/queries/action-parts.ts";
import { findFollowedSubject, findFollowForLetter } from "#db/queries/followed-subjects.ts";
import { findNotificationSettings } from "#db/queries/notification-settings.ts";
import { findPerson } from "#db/queries/people.ts";
import { findRoadmapSubject } from "#db/queries/roadmap-subject.ts";
import type { MailQueueRow } from "#db/schema-followers.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import type { ActionSummary } from "../../domain/read-model.ts";
import type { MailMessage } from "../../mail.ts";
import { dutiesOf } from "../workspace/mine.ts";
import { concernsOf } from "./concerns-of.server.ts";
import { followLetter, partnerLetter } from "./follow-letters.ts";
import { readDigest } from "./read-digest.server.ts";

/** What a letter is to tell of, and to whom. */
export type LetterToWrite = Pick<
	MailQueueRow,
	"id" | "follow_id" | "person_id" | "roadmap_id" | "after_revision" | "through_revision" | "reminds"
>;

/**
 * Writes a letter from what its reader may know at this moment; null when there is nothing to tell them, or nobody to tell any
 * more.
 */
export async function writeLetter(
	app: Pick<AppContext, "db" | "now" | "origin">,
	letter: LetterToWrite,
): Promise<MailMessage | null> {
	if (letter.follow_id !== null) return writeToFollower(app, letter, letter.follow_id);
	return letter.person_id === null ? null : writeToPartner(app, letter, letter.person_id);
}

async function writeToFollower(
	{ db, origin }: Pick<AppContext, "db" | "origin">,
	letter: LetterToWrite,
	followId: string,
): Promise<MailMessage | null> {
	const follow = await findFollowForLetter(db, followId);
	if (!follow) return null;
	const wanted = { type: follow.subject_type, roadmapId: follow.roadmap_id, id: follow.subject_id };
	const subject = await findFollowedSubject(db, wanted);
	if (!subject) return null;
	const digest = await readDigest(db, {
		roadmapId: follow.roadmap_id,
		after: letter.after_revision,
		through: letter.through_revision,
		publicOnly: true,
		concerns: await concernsOf(db, subject),
	});
	if (!digest) return null;
	return followLetter({
		id: letter.id,
		to: follow.email,
		title: subject.title,
		roadmapUrl: `${origin()}/${subject.roadmap.slug}`,
		roadmapTitle: subject.roadmap.title,
		frequency: follow.frequency,
		digest,
		manageUrl: `${origin()}/follow/manage/${follow.manage_key}`,
		stopUrl: `${origin()}/follow/stop/${follow.stop_key}`,
	});
}

async function writeToPartner(
	app: Pick<AppContext, "db" | "now" | "origin">,
	letter: LetterToWrite,
	personId: string,
): Promise<MailMessage | null> {
	const { db, origin } = app;
	const person = await findPerson(db, personId);
	const account = await findAccount(db, personId);
	const roadmap = await findRoadmapSubject(db, letter.roadmap_id);
	if (!person || !account?.email || !roadmap) return null;
	if ((await findNotificationSettings(db, personId)).actions === "never") return null;
	const mine = await listOwnActions(db, person, roadmap.id);
	const ids = new Set(mine.map(({ id }) => id));
	const digest = await readDigest(db, {
		roadmapId: roadmap.id,
		after: letter.after_revision,
		through: letter.through_revision,
		publicOnly: false,
		concerns: ({ place }) => place.action !== null && ids.has(place.action.id),
	});
	const silent = letter.reminds === 1 ? silentOf(mine, app.now()) : [];
	if (!digest && silent.length === 0) return null;
	const { slug, title } = roadmap;
	return partnerLetter({
		id: letter.id,
		to: account.email,
		name: person.name,
		origin: origin(),
		roadmap: { slug, title },
		digest,
		silent,
	});
}

/** The actions that a person answers for; none once they have no role on the roadmap. */
export async function listOwnActions(db: Db, person: Person, roadmapId: string): Promise<ActionSummary[]> {
	if (!person.memberships.some((membership) => membership.roadmapId === roadmapId)) return [];
	return listWantedActions(db, { roadmapId, withInternal: true, wanted: dutiesOf(person, roadmapId) });
}

/** Those that nobody has spoken of for more than a quarter of a year. */
export const silentOf = (actions: ActionSummary[], now: Date): ActionSummary[] =>
	actions.filter((action) => freshnessOf(action, dayOf(now.toISOString())).silentDays !== null);
