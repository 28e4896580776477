import { findVersion } from "#db/queries/versions.ts";
import type { AppContext, MergeOutcome } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { notFound, type Outcome, type Refusal, refuse } from "../../domain/refusal.ts";
import { findWritable, type NarrativeAddress } from "./find-writable.server.ts";
import { recordVersion } from "./record-version.server.ts";

export interface RestoreVersionCommand extends NarrativeAddress {
	/** The version whose text is to come back. */
	number: number;
	/** Sequence number of the present text that the form was opened with. */
	seq: number;
}

/**
 * Makes the text of an action read like one of its versions, as an edit of this person: what others wrote after the form
 * was opened survives, and the text as it stood before is kept as a version of its own. Refuses with `not-found` (also for
 * what the person may not see), `not-allowed`, `stale` (the form is too old) or `invalid`.
 */
export async function restoreVersion(
	context: AppContext,
	person: Person,
	command: RestoreVersionCommand,
): Promise<Outcome<{ changed: boolean }>> {
	const found = await findWritable(context, person, command);
	if (!found.ok) return found;
	const { document, by } = found.value;
	const version = document && (await findVersion(context.db, document.id, command.number));
	if (!document || !version) return notFound;
	const before = await keep(context, document.id, { kind: "automatic", name: null, by: null });
	const edit = { baseSeq: command.seq, state: version.state, person, organisationId: by.organisationId };
	const restored = await context.documents.restore(document.id, edit);
	if (!restored.ok) return refuseRestore(restored.code);
	if (restored.seq === before) return { ok: true, value: { changed: false } };
	await keep(context, document.id, { kind: "restored", name: `As in version ${version.number}`, by });
	return { ok: true, value: { changed: true } };
}

/** Keeps the present text. Returns the sequence number of what was kept. */
async function keep(
	context: AppContext,
	documentId: string,
	reason: Omit<Parameters<typeof recordVersion>[3], "at">,
): Promise<number> {
	const snapshot = await context.documents.snapshot(documentId);
	const made = { ...reason, at: context.now().toISOString() };
	await context.db.transaction().execute((trx) => recordVersion(trx, documentId, snapshot, made));
	return snapshot.seq;
}

type MergeRefusal = Extract<MergeOutcome, { ok: false }>["code"];

function refuseRestore(code: MergeRefusal): Refusal {
	switch (code) {
		case "base-too-old":
			return refuse(
				"stale",
				"This page was opened too long ago. Look at the text as it is now, then try again.",
			);
		case "not-stored":
			return refuse(
				"invalid",
				"The text could not be saved just now. Nothing was changed: try again in a minute.",
			);
		case "locked":
			return refuse("invalid", "This text is locked at the moment: nobody can change it. Try again later.");
		case "refused":
			return refuse("invalid", "This version cannot be brought back into the text as it is now.");
	}
}
