import { randomBytes } from "node:crypto";
import type { Db } from "#db/database.ts";
import { listVersionChanges } from "#db/queries/action-writes.ts";
import type { WriteMoment } from "#db/queries/editing/record-store.ts";
import { appendChanges } from "#db/queries/ledger.ts";
import { type FoundRoadmapSubject, findRoadmapSubject } from "#db/queries/roadmap-subject.ts";
import type { AppContext } from "../../context.server.ts";
import { actingMembership, can, type Person } from "../../domain/access.ts";
import type { ChangeContent, ChangeSubject } from "../../domain/change.ts";
import { notFound, type Outcome, type Refusal, refuse } from "../../domain/refusal.ts";
import type { RoadmapChanged } from "../../live/messages.ts";
import { overtakenSentence } from "../actions/overtaken-sentence.ts";
import { schemaVersion } from "../narratives/document-schema.ts";
import { undoRefused } from "./undo-refused.server.ts";

/** What a decision about a roadmap's content can look at, inside its transaction. */
export interface Edit {
	trx: Db;
	roadmap: FoundRoadmapSubject;
	person: Person;
	moment: WriteMoment;
}

/** A line for the ledger. `hidden` keeps it from the public although the roadmap is published. */
export interface EditLine {
	content: ChangeContent;
	subject: ChangeSubject;
	hidden?: boolean;
}

/** A line about something that another roadmap shows, too. */
export interface ElsewhereLine extends EditLine {
	roadmapId: string;
	published: boolean;
}

/** What an edit did. */
export interface Edited<T> {
	value: T;
	lines: EditLine[];
	/** Lines for the ledgers of other roadmaps that the edit shows on, too. */
	elsewhere?: ElsewhereLine[];
	/** Whether what people may do has changed: live connections look again. */
	accessChanged?: boolean;
	/** Whether the public may read the roadmap, where the edit is about that. */
	published?: boolean;
}

/** Refused because someone was quicker: the form can be sent again with the version as it is now. */
export type StaleEdit = Refusal & { code: "stale"; version: number };

export type EditOutcome<T> = Outcome<T> | StaleEdit;

/** The sentence for partners who may read everything and change nothing here. */
export const onlyCoordinatorsEdit = refuse(
	"not-allowed",
	"Only coordinators of this roadmap can edit it. Ask one of them to make the change.",
);

/**
 * The one way to edit a roadmap and what is on it: permission, decision, rows and ledger in one transaction; after the commit,
 * open screens are told. Refuses with `not-found` (also for what the person may not see), `not-allowed`, or what `decide`
 * refuses.
 */
export async function editRoadmap<T>(
	context: AppContext,
	person: Person,
	roadmapSlug: string,
	decide: (edit: Edit) => Promise<EditOutcome<Edited<T>>>,
): Promise<EditOutcome<T>> {
	const written = await undoRefused(context.db, async (trx) => {
		const roadmap = await findRoadmapSubject(trx, roadmapSlug);
		if (!roadmap || !can(person, "read-drafts", roadmap.subject)) return notFound;
		if (!can(person, "edit-roadmap", roadmap.subject)) return onlyCoordinatorsEdit;
		return writeEdit({ context, person, roadmap, trx }, decide);
	});
	if (!written.ok) return written;
	const { messages, accessChanged, value } = written.value;
	for (const message of messages) context.publish(message);
	if (accessChanged) context.accessChanged();
	return { ok: true, value };
}

interface Frame {
	context: AppContext;
	person: Person;
	roadmap: FoundRoadmapSubject;
	trx: Db;
}

/** The part of an edit that comes after the permission: decision, rows, ledger. For roadmaps that are archived, too. */
export async function writeEdit<T>(
	{ context, person, roadmap, trx }: Frame,
	decide: (edit: Edit) => Promise<EditOutcome<Edited<T>>>,
) {
	const acting = person.memberships.find((m) => m.roadmapId === roadmap.id && m.role === "coordinator");
	const organisationId = (acting ?? actingMembership(person, roadmap.id, []))?.organisationId;
	if (organisationId === undefined) return notFound;
	const at = context.now().toISOString();
	const documentName = () => randomBytes(15).toString("base64url");
	const moment: WriteMoment = { at, personId: person.id, organisationId, documentName, schemaVersion };
	const decided = await decide({ trx, roadmap, person, moment });
	if (!decided.ok) return decided;
	const { value, lines, accessChanged = false, published = roadmap.subject.published } = decided.value;
	const said = { reason: null, personId: person.id, organisationId, onBehalfOfId: null, at };
	const append = async (roadmapId: string, isPublic: boolean, of: EditLine[]): Promise<RoadmapChanged> => {
		const changes = of.map(({ content, subject, hidden }) => ({
			...content,
			subject,
			public: isPublic && hidden !== true,
			...said,
		}));
		const revision = await appendChanges(trx, roadmapId, changes);
		return { roadmapId, revision, subjects: of.map(({ subject }) => subject), public: isPublic };
	};
	const message = await append(roadmap.id, published, lines);
	// What stops being public concerns the public's screens, too.
	const messages = [{ ...message, public: published || roadmap.subject.published }];
	for (const line of decided.value.elsewhere ?? [])
		messages.push(await append(line.roadmapId, line.published, [line]));
	return { ok: true as const, value: { value, messages, accessChanged } };
}

/** The refusal of a form that shows an older version of something: who changed what since. */
export async function staleEdit(
	edit: Edit,
	record: { id: string; version: number },
	shown: number,
	what: string,
): Promise<StaleEdit> {
	const missed = Math.min(Math.max(record.version - shown, 1), 5);
	const changes = await listVersionChanges(edit.trx, { id: record.id, roadmapId: edit.roadmap.id }, missed);
	return { ok: false, code: "stale", message: overtakenSentence(changes, what), version: record.version };
}
