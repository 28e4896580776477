import { findActionSubject } from "#db/queries/action-subject.ts";
import { ensureNarrative } from "#db/queries/documents.ts";
import type { AppContext } from "../../context.server.ts";
import { actingMembership, can, namedOrganisationIds, type Person } from "../../domain/access.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";
import { schemaVersion } from "./document-schema.ts";

/** A narrative as the plain form sends it: the text, and the sequence number of the text that it was opened with. */
export interface EditNarrativeCommand {
	roadmapSlug: string;
	actionSlug: string;
	baseSeq: number;
	text: string;
}

/** Longer texts are refused before anything is compared. */
const maxLength = 200_000;

/**
 * Merges what the plain form sent into the shared document, as an edit of this person. Refuses with `not-found` (also for
 * what the person may not see), `not-allowed`, `stale` (the form is too old to be merged) or `invalid`.
 */
export async function editNarrative(
	context: AppContext,
	person: Person,
	command: EditNarrativeCommand,
): Promise<Outcome<{ seq: number }>> {
	const found = await findActionSubject(context.db, command.roadmapSlug, command.actionSlug);
	if (!found || !can(person, "read-drafts", found.subject)) return notFound;
	const { action, subject } = found;
	if (!can(person, "co-write-narrative", subject)) {
		return refuse(
			"not-allowed",
			"Only the organisations named on this action and the coordinator write here.",
		);
	}
	const membership = actingMembership(person, subject.roadmapId, namedOrganisationIds(subject));
	if (!membership) return notFound;
	if (command.text.length > maxLength) {
		const sentence = `The text must have at most ${maxLength.toLocaleString("en-GB")} characters.`;
		return refuse("invalid", sentence, { text: sentence });
	}
	const made = { schemaVersion, at: context.now().toISOString() };
	const document = await ensureNarrative(context.db, { id: action.id, roadmapId: subject.roadmapId }, made);
	const { baseSeq, text } = command;
	const { organisationId } = membership;
	const merged = await context.documents.merge(document.id, { baseSeq, text, person, organisationId });
	return merged.ok ? { ok: true, value: { seq: merged.seq } } : refuseMerge(merged.code);
}

/** What a text that could not be merged is refused with. */
export function refuseMerge(code: "base-too-old" | "not-stored" | "refused" | "locked"): Outcome<never> {
	switch (code) {
		case "base-too-old":
			return refuse(
				"stale",
				"This form was opened too long ago to be merged. Copy your text, open the form again and add what is yours.",
			);
		case "not-stored":
			return refuse(
				"invalid",
				"The text could not be saved just now. It is still here: send it again in a minute.",
			);
		case "locked":
			return refuse(
				"invalid",
				"This text is locked at the moment: nobody can change it. Your version is still here: copy it, and send it later.",
			);
		case "refused":
			return refuse(
				"invalid",
				"The text could not be merged. It is still here: copy it, then open the form again.",
			);
	}
}
