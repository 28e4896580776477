import type { ChangeContent } from "../change.ts";
import { formatPeriod } from "../period.ts";
import { type Phrase, phraseOf } from "../phrase.ts";
import type { editingKinds } from "./editing-kinds.ts";

export type EditingContent = Extract<ChangeContent, { kind: keyof typeof editingKinds }>;
type OfThing = Exclude<
	EditingContent,
	{ kind: `milestone-${string}` | `measurement-${string}` | "roadmap-changed" | "roadmap-moved" }
>;

/** What a line about an edit says; `title` is the present one of what was edited, null for the roadmap itself. */
export function editingPhrase(content: EditingContent, title: string | null): Phrase {
	switch (content.kind) {
		case "milestone-added":
			return phraseOf("added", milestone(content.to));
		case "milestone-reworded":
			return content.from.title === content.to.title
				? phraseOf("changed", `the due date of ${milestone(content.to)}`)
				: phraseOf("renamed", milestone(content.from), ` to “${content.to.title}”`);
		case "milestone-removed":
			return phraseOf("removed", milestone(content.from));
		case "measurement-added":
			return phraseOf("added", figureOf(content.to, title), `: ${content.to.value.toLocaleString("en-GB")}`);
		case "measurement-changed":
			return phraseOf("corrected", figureOf(content.from, title));
		case "measurement-removed":
			return phraseOf("removed", figureOf(content.from, title));
		case "roadmap-changed":
			if (content.to.published === true) return phraseOf("published", "the roadmap");
			if (content.to.published === false)
				return phraseOf("taken", "the roadmap", " from public view", "took");
			return fieldsPhrase(content, "the roadmap");
		case "roadmap-moved":
			return phraseOf("moved", "the roadmap", `${upOrDown(content)} in the list of this service`);
		default:
			return thingPhrase(content, thing(content.kind, title));
	}
}

function thingPhrase(content: OfThing, what: string): Phrase {
	switch (content.kind) {
		case "roadmap-archived":
		case "partner-archived":
		case "workstream-archived":
		case "action-archived":
		case "measure-archived":
			return phraseOf("archived", what);
		case "roadmap-restored":
		case "partner-restored":
		case "workstream-restored":
		case "action-restored":
		case "measure-restored":
			return phraseOf("restored", what);
		case "partner-changed":
		case "workstream-changed":
		case "action-changed":
		case "measure-changed":
			return fieldsPhrase(content, what);
	}
}

const milestone = ({ title }: { title: string }) => `the milestone “${title}”`;

const figureOf = ({ period }: { period: string }, title: string | null) =>
	`the figure for ${formatPeriod(period)}${title === null ? "" : ` of “${title}”`}`;

/** "the action “Open a clinic”", from the kind of a line about it. */
function thing(kind: OfThing["kind"], title: string | null): string {
	const noun = kind.slice(0, kind.indexOf("-")).replace("partner", "organisation");
	return title === null ? `the ${noun}` : `the ${noun} “${title}”`;
}

const fieldNames: Record<string, string> = {
	slug: "address",
	summary: "summary",
	ambition: "ambition",
	startsOn: "start",
	endsOn: "end",
	showsOwners: "choice to show owners",
	kind: "kind",
	part: "part",
	description: "description",
	commitment: "commitment",
	workstreamId: "workstream",
	leadOrganisationId: "lead organisation",
	supportingOrganisationIds: "supporting organisations",
	ownerId: "owner",
	definition: "definition",
	unit: "unit",
	direction: "direction",
	interpretation: "interpretation",
	nextReleaseOn: "day of the next figures",
	baseline: "baseline",
	target: "target",
};

interface SomeFields {
	from: Record<string, unknown>;
	to: Record<string, unknown>;
}

const upOrDown = ({ from, to }: SomeFields) =>
	Number(to.position) < Number(from.position) ? " up" : " down";

function fieldsPhrase({ from, to }: SomeFields, what: string): Phrase {
	const changed = Object.keys(to).filter((field) => field !== "illustrative");
	const only = changed.length === 1 ? changed[0] : undefined;
	if (only === "position") return phraseOf("moved", what, upOrDown({ from, to }));
	if (only === "internal") return phraseOf("made", what, to.internal === true ? " internal" : " public");
	if (only === "title" || only === "name")
		return phraseOf("renamed", what, `; before, it was “${String(from[only])}”`);
	const words = changed.flatMap((field) => fieldWords(field));
	return words.length === 0 ? phraseOf("changed", what) : phraseOf("changed", `${inWords(words)} of ${what}`);
}

/** A move that goes with another change is not told by itself. */
function fieldWords(field: string): string[] {
	if (field === "position") return [];
	if (field === "title" || field === "name") return ["name"];
	if (field === "internal") return ["visibility"];
	return [fieldNames[field] ?? field];
}

function inWords(words: string[]): string {
	const named = words.map((word) => `the ${word}`);
	const last = named.pop() ?? "";
	return named.length === 0 ? last : `${named.join(", ")} and ${last}`;
}
