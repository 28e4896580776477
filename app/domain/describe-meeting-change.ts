import type { ChangeContent } from "./change.ts";
import { formatInstant } from "./dates.ts";
import type { AskState, MeetingState, meetingKinds } from "./meeting-changes.ts";
import { type Phrase, phraseOf } from "./phrase.ts";

type MeetingContent = Extract<ChangeContent, { kind: keyof typeof meetingKinds }>;

/** What a line about a meeting, a decision or an ask says; `meeting` names the meeting: `the meeting “Spring”`. */
export function meetingPhrase(content: MeetingContent, meeting: string): Phrase {
	switch (content.kind) {
		case "meeting-changed":
			return changedPhrase(content.to, meeting);
		case "meeting-invited":
			return phraseOf("invited", countOf(content.to.personIds.length, "person", "people"), ` to ${meeting}`);
		case "agenda-changed":
			return phraseOf("changed", "the agenda", ` of ${meeting}`);
		case "chair-taken":
			return phraseOf("taken", "the chair", ` of ${meeting}`, "took");
		case "meeting-closed":
			return phraseOf("closed", meeting, withDecisions(content.to.decisions));
		case "meeting-reopened":
			return phraseOf("reopened", meeting);
		case "decision-recorded":
			return phraseOf("recorded", `decision ${content.to.number}`, `: “${content.to.text}”`);
		case "ask-recorded":
			return phraseOf("recorded", `ask ${content.to.number}`, `: “${content.to.text}”`);
		case "ask-answered":
			return phraseOf(answers[content.to.state], `ask ${content.to.number}`);
	}
}

/** Only new decisions that are public are counted: without any, nothing is said about them. */
const withDecisions = (count: number) =>
	count === 0 ? "" : ` with ${countOf(count, "decision", "decisions")}`;

const answers: Record<AskState, string> = {
	open: "opened again",
	accepted: "accepted",
	declined: "declined",
	done: "marked as done",
};

const states: Record<MeetingState, string> = {
	draft: "taken back",
	open: "opened",
	"in-progress": "started",
	closed: "closed",
};

type Changed = Extract<MeetingContent, { kind: "meeting-changed" }>["to"];

function changedPhrase(to: Changed, meeting: string): Phrase {
	if (to.state) return phraseOf(states[to.state], meeting);
	if (to.startsAt) return phraseOf("moved", meeting, ` to ${formatInstant(to.startsAt)}`);
	if (to.chairId === null && Object.keys(to).length === 1)
		return phraseOf("left", meeting, " without a chair");
	return phraseOf("changed", meeting);
}

const countOf = (count: number, one: string, many: string) =>
	count === 1 ? `1 ${one}` : `${count.toLocaleString("en-GB")} ${many}`;
