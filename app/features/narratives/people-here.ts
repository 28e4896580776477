/** Someone in the document, as the server describes them. */
export interface PersonHere {
	name: string;
	organisation: string;
	/** The paragraph that their caret is in, counted from 1; null while they have none in the text. */
	paragraph: number | null;
	/** The place of their caret, for going there. */
	place: unknown;
}

/**
 * Everybody in the document but this window, each once, in the order of their names. Of someone's several windows the one
 * with a caret in the text counts. `paragraphOf` finds the paragraph of a place.
 */
export function peopleHere(
	states: ReadonlyMap<number, unknown>,
	own: number,
	paragraphOf: (place: unknown) => number | null,
): PersonHere[] {
	const people = new Map<string, PersonHere>();
	for (const [client, state] of states) {
		const named = client === own ? null : readPerson(state);
		if (!named) continue;
		const place = readHead(state);
		const person = { ...named, place, paragraph: place === null ? null : paragraphOf(place) };
		const known = people.get(personWords(person));
		if (!known || known.paragraph === null) people.set(personWords(person), person);
	}
	return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** `NHS England lead (NHS England)` */
export const personWords = ({ name, organisation }: { name: string; organisation: string }) =>
	organisation === "" ? name : `${name} (${organisation})`;

/** `NHS England lead (NHS England), paragraph 3` */
export const whereWords = (person: PersonHere) =>
	`${personWords(person)}, ${person.paragraph === null ? "not in the text" : `paragraph ${person.paragraph}`}`;

/** The name of whoever writes under a Yjs client id right now; null when that is nobody here. */
export function nameOfClient(states: ReadonlyMap<number, unknown>, client: number): string | null {
	return readPerson(states.get(client))?.name ?? null;
}

/** The name and organisation in what is known about someone; null when they are not there. */
function readPerson(state: unknown): { name: string; organisation: string } | null {
	if (typeof state !== "object" || state === null || !("user" in state)) return null;
	const { user } = state;
	if (typeof user !== "object" || user === null || !("name" in user) || !("organisation" in user))
		return null;
	const { name, organisation } = user;
	return typeof name === "string" && typeof organisation === "string" ? { name, organisation } : null;
}

/** Where the moving end of someone's selection is; null when they have none. */
export function readHead(state: unknown): unknown {
	if (typeof state !== "object" || state === null || !("cursor" in state)) return null;
	const { cursor } = state;
	return typeof cursor === "object" && cursor !== null && "head" in cursor ? cursor.head : null;
}
