import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { type Outcome, refuse } from "../../domain/refusal.ts";
import { tidyText } from "../narratives/narrative-notation.ts";
import { findWritable, type NarrativeAddress } from "./find-writable.server.ts";
import { recordVersion } from "./record-version.server.ts";

export interface NameVersionCommand extends NarrativeAddress {
	/** What the present text is to be called. */
	name: string;
}

const maxName = 120;

/**
 * Keeps the text of an action as it stands under a name. Refuses with `not-found` (also for what the person may not see),
 * `not-allowed` or `invalid` (no name, no text).
 */
export async function nameVersion(
	context: AppContext,
	person: Person,
	command: NameVersionCommand,
): Promise<Outcome<{ number: number }>> {
	const found = await findWritable(context, person, command);
	if (!found.ok) return found;
	const name = tidyText(command.name).replaceAll("\n", " ");
	const wrong = checkName(name);
	if (wrong) return refuse("invalid", wrong, { name: wrong });
	const { document, by } = found.value;
	const snapshot = document && (await context.documents.snapshot(document.id));
	if (!snapshot || snapshot.seq === 0) {
		return refuse("invalid", "There is no text to keep yet. Write the narrative first.");
	}
	const made = { kind: "named" as const, name, by, at: context.now().toISOString() };
	const number = await context.db
		.transaction()
		.execute((trx) => recordVersion(trx, document.id, snapshot, made));
	return { ok: true, value: { number: number ?? 0 } };
}

function checkName(name: string): string | null {
	if (name === "") return "Enter a name, for example “Before the summer meeting”.";
	return name.length > maxName ? `The name must have at most ${maxName} characters.` : null;
}
