import { type ChangeContent, type ChangeSubject, parseChangeContent } from "#app/domain/change.ts";
import type { Instant } from "#app/domain/dates.ts";
import type { ChangeLine, MadeIn } from "#app/domain/describe-change.ts";
import { peopleIn } from "#app/domain/describe-people-change.ts";
import type { Db } from "../database.ts";
import { toOrganisation } from "./actions.ts";

interface Wanted {
	roadmapId: string;
	/** Only what is about this action, workstream, measure, meeting or organisation, and its published updates. */
	subjectId?: string;
	/** Leaves out what the public may not see. */
	publicOnly: boolean;
	/** Names to the public only the meetings that were closed before this instant; those of now where it is left out. */
	closedBefore?: Instant;
	/** Only changes before this one: the next page of a list. */
	beforeRevision?: number;
	/** Only changes after this one. */
	afterRevision?: number;
	limit: number;
}

/** The newest changes of a roadmap, newest first, with the names that belong to their ids. Two queries; three about one subject. */
export async function listChanges(db: Db, wanted: Wanted): Promise<ChangeLine[]> {
	let query = selectChanges(db).where("change.roadmap_id", "=", wanted.roadmapId);
	if (wanted.subjectId !== undefined)
		query = query.where("change.subject_id", "in", await idsAround(db, wanted.subjectId));
	if (wanted.publicOnly) query = withoutInternal(query.where("change.public", "=", 1));
	if (wanted.beforeRevision !== undefined) query = query.where("change.revision", "<", wanted.beforeRevision);
	if (wanted.afterRevision !== undefined) query = query.where("change.revision", ">", wanted.afterRevision);
	const rows = await query.orderBy("change.revision", "desc").limit(wanted.limit).execute();
	const lines = rows.map((row) => ({
		revision: row.revision,
		content: parseChangeContent(row.kind, row.from_value, row.to_value),
		subject: { type: row.subject_type as ChangeSubject["type"], id: row.subject_id },
		subjectTitle:
			row.action_title ??
			row.workstream_title ??
			row.measure_name ??
			row.meeting_title ??
			row.partner_name ??
			row.update_title,
		// What is archived has no page.
		subjectSlug:
			row.action_archived_at || row.workstream_archived_at ? null : (row.action_slug ?? row.workstream_slug),
		reason: row.reason,
		personName: row.person_name,
		organisation: toOrganisation(row.organisation_id, row.organisation_slug, row.organisation_name),
		onBehalfOf: toOrganisation(row.on_behalf_of_id, row.behalf_slug, row.behalf_name),
		at: row.at,
		public: row.public === 1,
		madeIn: madeInOf(row, wanted),
	}));
	const names = await listNames(
		db,
		lines.flatMap((line) => namedIn(line.content)),
	);
	return lines.map((line) => ({ ...line, people: pick(names, namedIn(line.content)) }));
}

/** The meeting of a line. The public knows of meetings that were closed; what is about a meeting need not name it again. */
function madeInOf(row: Selected, { publicOnly, closedBefore = "9999" }: Wanted): MadeIn | null {
	const { meeting_id: id, made_in_slug: slug, made_in_starts_at: startsAt } = row;
	if (id === null || slug === null || startsAt === null || row.subject_type === "meeting") return null;
	const { made_in_closed_at: closedAt, made_in_public_version: version } = row;
	const isPublic = closedAt !== null && version !== null && closedAt < closedBefore;
	return publicOnly && !isPublic ? null : { id, slug, startsAt };
}

/**
 * A thing and its published updates: the changes of both are its history. Asked first: PostgreSQL expects too many of them within
 * the other query, and reads the whole ledger.
 */
async function idsAround(db: Db, subjectId: string): Promise<string[]> {
	const updates = await db
		.selectFrom("published_update")
		.select("id")
		.where((eb) => eb.or([eb("action_id", "=", subjectId), eb("workstream_id", "=", subjectId)]))
		.execute();
	return [subjectId, ...updates.map(({ id }) => id)];
}

/** What was public when it was written and is internal today is kept from the public, its history too. */
const withoutInternal = (query: ReturnType<typeof selectChanges>) =>
	query.where((eb) =>
		eb.and([
			eb.or([eb("action.internal", "is", null), eb("action.internal", "=", 0)]),
			eb.or([eb("update_action.internal", "is", null), eb("update_action.internal", "=", 0)]),
		]),
	);

const selectChanges = (db: Db) =>
	db
		.selectFrom("change")
		.leftJoin("person", "person.id", "change.person_id")
		.leftJoin("organisation", "organisation.id", "change.organisation_id")
		.leftJoin("organisation as behalf", "behalf.id", "change.on_behalf_of_id")
		.leftJoin("action", "action.id", "change.subject_id")
		.leftJoin("workstream", "workstream.id", "change.subject_id")
		.leftJoin("measure", "measure.id", "change.subject_id")
		.leftJoin("meeting", "meeting.id", "change.subject_id")
		.leftJoin("meeting as made_in", "made_in.id", "change.meeting_id")
		.leftJoin("organisation as partner_organisation", "partner_organisation.id", "change.subject_id")
		.leftJoin("published_update as update", "update.id", "change.subject_id")
		.leftJoin("action as update_action", "update_action.id", "update.action_id")
		.selectAll("change")
		.select([
			"person.name as person_name",
			"organisation.slug as organisation_slug",
			"organisation.name as organisation_name",
			"behalf.slug as behalf_slug",
			"behalf.name as behalf_name",
			"action.title as action_title",
			"action.slug as action_slug",
			"action.archived_at as action_archived_at",
			"workstream.title as workstream_title",
			"workstream.slug as workstream_slug",
			"workstream.archived_at as workstream_archived_at",
			"measure.name as measure_name",
			"meeting.title as meeting_title",
			"made_in.slug as made_in_slug",
			"made_in.starts_at as made_in_starts_at",
			"made_in.closed_at as made_in_closed_at",
			"made_in.public_version as made_in_public_version",
			"partner_organisation.name as partner_name",
			"update.title as update_title",
		]);

type Selected = Awaited<ReturnType<ReturnType<typeof selectChanges>["execute"]>>[number];

function namedIn(content: ChangeContent): string[] {
	if (content.kind !== "owner-changed") return peopleIn(content);
	return [content.from.ownerId, content.to.ownerId].filter((id) => id !== null);
}

async function listNames(db: Db, personIds: string[]): Promise<Record<string, string>> {
	if (personIds.length === 0) return {};
	const rows = await db
		.selectFrom("person")
		.select(["id", "name"])
		.where("id", "in", [...new Set(personIds)])
		.execute();
	return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

function pick(names: Record<string, string>, ids: string[]): Record<string, string> {
	return Object.fromEntries(ids.flatMap((id) => (names[id] === undefined ? [] : [[id, names[id]]])));
}
