import type { ChangeContent } from "./change.ts";
import type { peopleKinds } from "./people-changes.ts";
import { type Phrase, phraseOf } from "./phrase.ts";

type PeopleContent = Extract<ChangeContent, { kind: keyof typeof peopleKinds }>;

/** What a line about somebody's coming or going says; `organisation` names theirs, `people` are names by id. */
export function peoplePhrase(
	content: PeopleContent,
	organisation: string,
	people: Record<string, string>,
): Phrase {
	const name = people[content.to.personId] ?? "a person";
	switch (content.kind) {
		case "person-joined":
			return { did: `joined as ${content.to.role}`, was: `${name} joined as ${content.to.role}` };
		case "role-changed":
			return phraseOf(
				"changed",
				`the role of ${name}`,
				` (${organisation}) from ${content.from.role} to ${content.to.role}`,
			);
		case "person-left":
			return { did: "left the roadmap", was: `${name} left the roadmap` };
		case "person-removed":
			return phraseOf("removed", name, ` (${organisation}) from the roadmap`);
	}
}

/** The people whom such a line names by id; none for a line of another kind. */
export function peopleIn(content: ChangeContent): string[] {
	switch (content.kind) {
		case "person-joined":
		case "role-changed":
		case "person-left":
		case "person-removed":
			return [content.to.personId];
		default:
			return [];
	}
}
