import { parseChangeContent } from "../../domain/change.ts";
import { formatDay, formatInstant } from "../../domain/dates.ts";
import { type EditingContent, editingPhrase } from "../../domain/editing/describe-editing.ts";
import { type Status, statusMeanings } from "../../domain/status.ts";

interface OvertakingChange {
	kind: string;
	/** JSON of the state before and after it. */
	from: string | null;
	to: string | null;
	at: string;
	person: string | null;
	organisation: string | null;
}

/** Tells someone whose form was overtaken who changed what in the meantime, newest change first. */
export function overtakenSentence(changes: OvertakingChange[], what = "This action"): string {
	if (changes.length === 0) return `${what} was changed while you were writing: check it, then save again.`;
	const told = changes.map(
		(change) =>
			`${change.person ?? change.organisation ?? "Someone"} ${whatChanged(change)} on ${formatInstant(change.at)}`,
	);
	return `While you were writing, ${told.join(", and ")}. What you typed is kept below: check it, then save again.`;
}

function whatChanged({ kind, from, to }: OvertakingChange): string {
	const after: { status?: Status; dueOn?: string | null } = JSON.parse(to ?? "{}");
	switch (kind) {
		case "status-changed":
			return after.status
				? `set the status to “${statusMeanings[after.status].label}”`
				: "changed the status";
		case "status-confirmed":
			return "said that the status is still true";
		case "due-date-changed":
			return after.dueOn ? `moved the due date to ${formatDay(after.dueOn)}` : "moved the due date";
		case "milestone-changed":
			return "changed a milestone";
		case "owner-changed":
			return "changed the owner";
		default:
			return editingPhrase(parseChangeContent(kind, from, to) as EditingContent, null).did;
	}
}
