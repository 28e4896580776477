import type { Db } from "#db/database.ts";
import { findActionSubject } from "#db/queries/action-subject.ts";
import { appendChanges } from "#db/queries/ledger.ts";
import { findOrganisations } from "#db/queries/record-names.ts";
import {
	findPublishedState,
	findUpdateRow,
	findWithdrawal,
	insertCorrection,
	listCorrections,
} from "#db/queries/updates.ts";
import type { PublishedUpdateRow } from "#db/schema-updates.ts";
import type { AppContext } from "../../context.server.ts";
import { can, type Person } from "../../domain/access.ts";
import { decideHead, plainText } from "../../domain/agreement.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";
import { parseRecord } from "../../domain/update-record.ts";
import type { RoadmapChanged } from "../../live/messages.ts";
import { mergeNarrative } from "../narratives/merge-narrative.server.ts";
import { renderNarrative } from "../narratives/render-narrative.server.ts";
import { readState } from "../versions/read-authored-blocks.server.ts";
import { nameOf, sealRecord } from "./build-record.server.ts";
import { type ClaimedAction, claimAction, type Occasion } from "./claim-action.server.ts";
import { countChangedWords, mostCorrectedWords } from "./count-changed-words.ts";

/** A slip that is put right: the whole text as it should read, in the notation of the plain form. */
export interface CorrectCommand {
	roadmapSlug: string;
	actionSlug: string;
	number: number;
	/** The version of the wording that the form showed. */
	version: number;
	title: string;
	text: string;
	/** What was corrected. */
	note: string;
}

const longestNote = 300;

/**
 * Adds a corrected wording to a published update; the published row and every earlier wording stay. Refuses with `not-found`,
 * `not-allowed`, `stale` (corrected or withdrawn since) or `invalid` (nothing or too much changed, no note, or it was loaded).
 */
export async function correctUpdate(
	context: AppContext,
	person: Person,
	command: CorrectCommand,
): Promise<Outcome<{ version: number }>> {
	const found = await findActionSubject(context.db, command.roadmapSlug, command.actionSlug);
	if (!found || !can(person, "read-drafts", found.subject)) return notFound;
	const wish = { person, actionId: found.action.id, command };
	const occasion = { at: context.now().toISOString() };
	const corrected = await context.db.transaction().execute((trx) => correct(trx, wish, occasion));
	if (!corrected.ok) return corrected;
	context.publish(corrected.value.message);
	return { ok: true, value: { version: corrected.value.version } };
}

interface Correcting {
	person: Person;
	actionId: string;
	command: CorrectCommand;
}

/** A wording of an update. */
interface Wording {
	version: number;
	title: string;
	text: string;
	html: string;
	content_hash: string;
}

async function correct(
	trx: Db,
	{ person, actionId, command }: Correcting,
	occasion: Occasion,
): Promise<Outcome<{ version: number; message: RoadmapChanged }>> {
	const claimed = await claimAction(trx, person, actionId, "correct");
	if (!claimed.ok) return claimed;
	const update = await findUpdateRow(trx, actionId, command.number);
	if (!update) return notFound;
	if (await findWithdrawal(trx, update.id)) {
		return refuse("stale", `Update ${update.number} was withdrawn: it is no longer corrected.`);
	}
	const shown: Wording = (await listCorrections(trx, update.id)).at(-1) ?? { ...update, version: 1 };
	if (shown.version !== command.version) {
		return refuse(
			"stale",
			"This update was corrected after you opened this page. Open it again, and correct what is still wrong.",
		);
	}
	const wording = await decideWording(trx, update, shown, command);
	if (!wording.ok) return wording;
	const written = { update, shown, wording: wording.value };
	const message = await write(trx, person, claimed.value, occasion, written);
	return { ok: true, value: { version: shown.version + 1, message } };
}

type NewWording = Pick<Wording, "title" | "text" | "html"> & { note: string };

async function decideWording(
	trx: Db,
	update: PublishedUpdateRow,
	shown: Wording,
	command: CorrectCommand,
): Promise<Outcome<NewWording>> {
	const state = update.record === null ? undefined : await findPublishedState(trx, update);
	if (!state) return refuse("invalid", "This update was loaded from a file: it cannot be corrected here.");
	const head = decideHead({ title: command.title, period: "" });
	const note = plainText(command.note);
	const fields = head.ok ? {} : { ...head.fields };
	if (note === "") fields.note = "Say what you corrected, for example “A misspelt name”.";
	if (note.length > longestNote) fields.note = `This must have at most ${longestNote} characters.`;
	const doc = readState(state);
	mergeNarrative(doc, command.text);
	const { html, text } = renderNarrative(doc);
	const changed =
		countChangedWords(shown.text, text) + countChangedWords(shown.title, head.ok ? head.value.title : "");
	if (text === "") fields.text = "The text must not be empty: withdraw the update instead.";
	else if (changed > mostCorrectedWords) {
		fields.text = `A minor correction changes at most ${mostCorrectedWords} words; this one changes ${changed}. Publish a new update instead.`;
	} else if (head.ok && changed === 0) fields.text = "Nothing is changed: correct the words that are wrong.";
	const [sentence] = Object.values(fields);
	if (!head.ok || sentence !== undefined) {
		return refuse("invalid", sentence ?? "The update was not corrected.", fields);
	}
	return { ok: true, value: { title: head.value.title, text, html, note } };
}

async function write(
	trx: Db,
	person: Person,
	{ action, organisationId, onBehalfOfId, isPublic }: ClaimedAction,
	{ at }: Occasion,
	{ update, shown, wording }: { update: PublishedUpdateRow; shown: Wording; wording: NewWording },
): Promise<RoadmapChanged> {
	const { note, ...words } = wording;
	const ids = [organisationId, ...(onBehalfOfId === null ? [] : [onBehalfOfId])];
	const names = await findOrganisations(trx, ids);
	const version = shown.version + 1;
	const sealed = sealRecord({
		...parseRecord(update.record ?? ""),
		...words,
		version,
		correction: {
			at,
			by: nameOf(names, organisationId),
			onBehalfOf: onBehalfOfId === null ? null : nameOf(names, onBehalfOfId),
			note,
			corrects: shown.content_hash,
		},
	});
	const by = { person_id: person.id, organisation_id: organisationId, on_behalf_of_id: onBehalfOfId };
	await insertCorrection(trx, { update_id: update.id, version, ...words, note, ...sealed, ...by, at });
	const { number, roadmap_id: roadmapId } = update;
	const revision = await appendChanges(trx, roadmapId, [
		{
			kind: "update-corrected",
			from: { title: shown.title, contentHash: shown.content_hash },
			to: { number, version, title: words.title, contentHash: sealed.content_hash },
			subject: { type: "update", id: update.id },
			public: isPublic,
			reason: note,
			personId: person.id,
			organisationId,
			onBehalfOfId,
			at,
		},
	]);
	const subjects = [
		{ type: "action", id: action.id },
		{ type: "update", id: update.id },
	];
	return { roadmapId, revision, subjects, public: isPublic };
}
