import { useEffect, useReducer, useRef, useState } from "react";
import type { KeptText } from "./kept-text.ts";
import { type NarrativeSession, openSession } from "./narrative-session.ts";
import { paragraphAt } from "./paragraphs.ts";
import { type PersonHere, peopleHere } from "./people-here.ts";
import {
	isAlarming,
	isUnsaved,
	type SaveState,
	saveReducer,
	saveStateOf,
	startOfSaving,
} from "./save-state.ts";
import type { Keeping } from "./save-words.ts";

/** What the editor shows of its connection. */
export interface SessionView {
	/** Null until the page is in a browser. */
	session: NarrativeSession | null;
	save: SaveState;
	/** Whether something has not been saved for so long that it has to be said aloud. */
	isAlarming: boolean;
	/** Where else than in this window what is typed is kept. */
	keeping: Keeping;
	/** Null until the server has said it. */
	mayWrite: boolean | null;
	/** Why nobody may write for now. */
	lockedBecause: string | null;
	/** What to quote to whoever repairs the text; null while all of it can be read. */
	damagedAs: string | null;
	/** Set when the server ended the connection for good. */
	closedWith: number | null;
	/** How many changes of other people wait. */
	waiting: number;
	people: PersonHere[];
}

/** What a session needs to be opened. */
export interface SessionWish {
	origin: string;
	documentName: string;
	personId: string;
	/** Whether other people's changes wait from the first keystroke on. */
	hold: boolean;
}

/** Keeps a document open for as long as the component is there, and asks before unsaved text is left behind. */
export function useNarrativeSession({ origin, documentName, personId, hold }: SessionWish): SessionView {
	const [session, setSession] = useState<NarrativeSession | null>(null);
	const [facts, tell] = useReducer(saveReducer, startOfSaving);
	const [kept, setKept] = useState<KeptText | null>(null);
	const [keeping, setKeeping] = useState<Keeping>("window");
	const [mayWrite, setMayWrite] = useState<boolean | null>(null);
	const [lockedBecause, setLocked] = useState<string | null>(null);
	const [damagedAs, setDamaged] = useState<string | null>(null);
	const [closedWith, setClosedWith] = useState<number | null>(null);
	const [waiting, setWaiting] = useState(0);
	const holds = useRef(hold);
	holds.current = hold;
	const people = usePeople(session);

	useEffect(() => {
		const opened = openSession(
			{ origin, documentName, personId },
			{
				saving: tell,
				role(may) {
					setMayWrite(may);
					// The reason, where there is one, comes right after.
					setLocked(null);
					setDamaged(null);
				},
				locked: setLocked,
				damaged: setDamaged,
				kept: setKept,
				keeping: setKeeping,
				waiting: setWaiting,
				typed() {
					if (holds.current) opened.holding.start();
				},
				closed: setClosedWith,
			},
		);
		setSession(opened);
		return () => opened.destroy();
	}, [origin, documentName, personId]);
	useEffect(() => {
		if (!hold) session?.holding.stop();
	}, [session, hold]);

	const unsaved = isUnsaved(facts);
	useEffect(() => {
		if (!kept) return;
		if (closedWith === null) kept.noteUnsent(unsaved);
	}, [kept, unsaved, closedWith]);
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
		isAlarming: isAlarming(facts, now),
		keeping,
		mayWrite: closedWith === null ? mayWrite : false,
		lockedBecause,
		damagedAs,
		closedWith,
		waiting,
		people,
	};
}

/** Who else is in the document and where, looked up when someone moves and, a little later, when the text moves. */
function usePeople(session: NarrativeSession | null): PersonHere[] {
	const [people, setPeople] = useState<PersonHere[]>([]);
	useEffect(() => {
		if (!session) return;
		const { doc, provider } = session;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const look = () => {
			timer = undefined;
			const { awareness } = provider;
			const here = peopleHere(awareness.getStates(), awareness.clientID, (place) => paragraphAt(doc, place));
			setPeople((known) => (JSON.stringify(known) === JSON.stringify(here) ? known : here));
		};
		const lookSoon = () => {
			timer ??= setTimeout(look, 100);
		};
		provider.awareness.on("change", lookSoon);
		doc.on("update", lookSoon);
		return () => {
			clearTimeout(timer);
			provider.awareness.off("change", lookSoon);
			doc.off("update", lookSoon);
		};
	}, [session]);
	return people;
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
