import type { ChangeContent } from "./change.ts";
import { formatDay } from "./dates.ts";
import { type Phrase, phraseOf } from "./phrase.ts";
import type { updateKinds } from "./update-kinds.ts";

type UpdateContent = Extract<ChangeContent, { kind: keyof typeof updateKinds }>;

/** What a line about the life of an update says. */
export function updatePhrase(content: UpdateContent): Phrase {
	const { title } = content.to;
	switch (content.kind) {
		case "update-sent-for-agreement":
			return phraseOf("sent", `the text “${title}”`, ` for agreement by ${formatDay(content.to.signOffBy)}`);
		case "update-signed-off":
			return phraseOf("signed", `the text “${title}”`, signature(content));
		case "update-taken-back":
			return phraseOf("taken back", `the text “${title}”`, " to go on writing", "took back");
		case "update-withdrawn":
			return phraseOf("withdrawn", `update ${content.to.number}, “${title}”`, "", "withdrew");
		case "update-corrected":
			return phraseOf("corrected", `update ${content.to.number}, “${title}”`);
	}
}

function signature({ from, to }: Extract<UpdateContent, { kind: "update-signed-off" }>): string {
	const said = to.answer === "agrees" ? "agrees" : "agrees, with a note";
	return from === null ? `: ${said}` : ` anew: ${said}`;
}
