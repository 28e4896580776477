import { findActionSubject } from "#db/queries/action-subject.ts";
import { findNarrative } from "#db/queries/documents.ts";
import type { AppContext, DocumentSnapshot } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { decideHead, type UpdateHead } from "../../domain/agreement.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";
import { judgeUpdateAct, type UpdateAct } from "./claim-action.server.ts";

/** Which narrative is meant, and what the update is to be called. */
export interface DraftCommand {
	roadmapSlug: string;
	actionSlug: string;
	/** Sequence number of the text that the form showed; left out, the text counts as it stands. */
	seq?: number;
	title: string;
	/** The period that it is about, or empty. */
	period?: string;
}

/** A narrative as it stood at one moment, read before the transaction that uses it. */
export interface Draft {
	person: Person;
	actionId: string;
	documentId: string;
	snapshot: DocumentSnapshot;
	head: UpdateHead;
}

const emptySentence = "There is no text to publish yet. Write the narrative first.";
const staleSentence =
	"The text was changed after you opened this page. Read it again as it stands now, then send it.";

/**
 * Reads the narrative of an action for publication or agreement, before a transaction begins. Refuses with `not-found` (also
 * for what the person may not see), `not-allowed`, `stale` (the text is not the one that was shown) or `invalid`.
 */
export async function readDraft(
	context: AppContext,
	person: Person,
	command: DraftCommand,
	act: UpdateAct,
): Promise<Outcome<Draft>> {
	const found = await findActionSubject(context.db, command.roadmapSlug, command.actionSlug);
	if (!found) return notFound;
	const judged = judgeUpdateAct(person, found, act);
	if (!judged.ok) return judged;
	const head = decideHead({ title: command.title, period: command.period ?? "" });
	if (!head.ok) return head;
	const document = await findNarrative(context.db, found.action.id);
	if (!document) return refuse("invalid", emptySentence);
	const snapshot = await context.documents.snapshot(document.id);
	if (snapshot.text === "") return refuse("invalid", emptySentence);
	if (command.seq !== undefined && snapshot.seq !== command.seq) return refuse("stale", staleSentence);
	return {
		ok: true,
		value: { person, actionId: found.action.id, documentId: document.id, snapshot, head: head.value },
	};
}
