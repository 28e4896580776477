/** Someone in the document, as the server describes them. */
export interface PersonHere {
	name: string;
	organisation: string;
}

/** Everybody in the document but this window, each once, in the order of their names. */
export function peopleHere(states: ReadonlyMap<number, unknown>, own: number): PersonHere[] {
	const people = new Map<string, PersonHere>();
	for (const [client, state] of states) {
		const person = client === own ? null : readPerson(state);
		if (person) people.set(personWords(person), person);
	}
	return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** `NHS England lead (NHS England)` */
export const personWords = ({ name, organisation }: PersonHere) =>
	organisation === "" ? name : `${name} (${organisation})`;

/** The name and organisation in what is known about someone; null when they are not there. */
function readPerson(state: unknown): PersonHere | null {
	if (typeof state !== "object" || state === null || !("user" in state)) return null;
	const { user } = state;
	if (typeof user !== "object" || user === null || !("name" in user) || !("organisation" in user))
		return null;
	const { name, organisation } = user;
	return typeof name === "string" && typeof organisation === "string" ? { name, organisation } : null;
}
