import { useEffect, useReducer, useState } from "react";
import { type NarrativeSession, openSession } from "./narrative-session.ts";
import { type PersonHere, peopleHere } from "./people-here.ts";
import { isUnsaved, type SaveState, saveReducer, saveStateOf, startOfSaving } from "./save-state.ts";

/** What the editor shows of its connection. */
export interface SessionView {
	/** Null until the page is in a browser. */
	session: NarrativeSession | null;
	save: SaveState;
	mayWrite: boolean;
	/** Set when the server ended the connection for good. */
	closedWith: number | null;
	people: PersonHere[];
}

/** Keeps a document open for as long as the component is there, and asks before unsaved text is left behind. */
export function useNarrativeSession(origin: string, documentName: string): SessionView {
	const [session, setSession] = useState<NarrativeSession | null>(null);
	const [facts, tell] = useReducer(saveReducer, startOfSaving);
	const [mayWrite, setMayWrite] = useState(false);
	const [closedWith, setClosedWith] = useState<number | null>(null);
	const [people, setPeople] = useState<PersonHere[]>([]);

	useEffect(() => {
		const opened = openSession(origin, documentName, {
			saving: tell,
			role: setMayWrite,
			closed: setClosedWith,
			peopleChanged: () =>
				setPeople(peopleHere(opened.provider.awareness.getStates(), opened.provider.awareness.clientID)),
		});
		setSession(opened);
		return () => opened.destroy();
	}, [origin, documentName]);

	const unsaved = isUnsaved(facts);
	useEffect(() => {
		if (!unsaved) return;
		const ask = (event: BeforeUnloadEvent) => event.preventDefault();
		window.addEventListener("beforeunload", ask);
		return () => window.removeEventListener("beforeunload", ask);
	}, [unsaved]);

	const now = useNow(facts.unsavedSince !== null);
	return {
		session,
		save: saveStateOf(facts, now),
		mayWrite: mayWrite && closedWith === null,
		closedWith,
		people,
	};
}

/** The present instant, looked up every second while it matters and with every render. */
function useNow(matters: boolean): number {
	const [, again] = useReducer((count: number) => count + 1, 0);
	useEffect(() => {
		if (!matters) return;
		const timer = setInterval(again, 1_000);
		return () => clearInterval(timer);
	}, [matters]);
	return Date.now();
}
