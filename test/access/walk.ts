import { type Act, can, type Person } from "#app/domain/access.ts";
import type { Form, Question, RouteRule, Wish } from "./rules.ts";
import type { RoleName, Stage } from "./stage.ts";

/** What a request must get: in, a refusal, what does not exist, or the way to the sign-in page. */
export type Verdict = "let in" | "refused" | "not found" | "sign in" | number;

/** One request of the walk. */
export interface Cell {
	role: RoleName;
	routeId: string;
	ask: Question;
	/** The address, and the same one where nothing is. */
	path: string;
	twin: string;
	/** How the twin differs, so that the two answers can be compared. */
	differs: [there: string, nowhere: string];
	form?: Form;
	rule: RouteRule;
}

/** What the table says about a wish of a person. */
export function judge(stage: Stage, role: RoleName, ask: Question): Verdict {
	if (typeof ask === "object" && "everybody" in ask) return ask.everybody;
	const person = stage.people[role];
	if (ask === "signed-in") return person ? "let in" : "sign in";
	if (!person && !ask.asPublic) return "sign in";
	const who = ask.asPublic ? null : person;
	if (!isAllowed(stage, who, ask.see, ask)) return "not found";
	if (ask.onlyFor !== undefined) return ask.onlyFor === role ? "let in" : "refused";
	return ask.alsoFor === role || isAllowed(stage, who, ask.may, ask) ? "let in" : "refused";
}

function isAllowed(stage: Stage, person: Person | null, act: Act, { of }: Wish): boolean {
	const subject = stage.subjects[of];
	if (of !== "own-organisation" || subject.kind !== "organisation") return can(person, act, subject);
	return Object.values(stage.organisations).some((organisationId) =>
		can(person, act, { ...subject, organisationId }),
	);
}

/** An address with everything in its place. */
export function fill(path: string, params: Record<string, string>): string {
	return path.replace(/:(\w+)|\*/g, (found, name: string | undefined) => params[name ?? found] ?? found);
}
