import { useEffect } from "react";
import type * as Y from "yjs";
import type { AnnounceChoice } from "../../domain/editor-settings.ts";
import { useAnnounce } from "../../live/announcer.tsx";
import { ChangeBurst } from "./change-burst.ts";
import { rootName } from "./document-schema.ts";
import type { NarrativeSession } from "./narrative-session.ts";
import { describeChange, paragraphAt } from "./paragraphs.ts";
import { nameOfClient, readHead } from "./people-here.ts";

/** Says what other people change, as far as this person wants to hear it: one polite sentence for each burst. */
export function useChangeAnnouncements(session: NarrativeSession | null, choice: AnnounceChoice): void {
	const announce = useAnnounce();
	useEffect(() => {
		if (!session || choice === "off") return;
		const { doc, provider } = session;
		const { awareness } = provider;
		const root = doc.getXmlFragment(rootName);
		const burst = new ChangeBurst(announce);
		let ownPlace: unknown = null;
		const follow = () => {
			// The caret is not reported while a tool or a button has the focus: the paragraph stays the last one.
			ownPlace = readHead(awareness.getLocalState()) ?? ownPlace;
		};
		const onChange = (events: Y.YEvent<Y.XmlFragment>[], transaction: Y.Transaction) => {
			// What is loaded when the text is opened, or after a break, is not news of this moment.
			if (transaction.origin !== provider || !provider.synced) return;
			const { clients, paragraphs } = describeChange(events, transaction);
			const own = choice === "mine" ? paragraphAt(doc, ownPlace) : null;
			const told = choice === "mine" ? paragraphs.filter((paragraph) => paragraph === own) : paragraphs;
			if (told.length === 0) return;
			const who = new Set(clients.map((client) => nameOfClient(awareness.getStates(), client)));
			if (who.size === 0) who.add(onlyName(awareness.getStates(), awareness.clientID));
			for (const name of who) burst.add({ who: name, paragraphs: told });
		};
		follow();
		awareness.on("change", follow);
		root.observeDeep(onChange as Parameters<Y.XmlFragment["observeDeep"]>[0]);
		return () => {
			awareness.off("change", follow);
			root.unobserveDeep(onChange as Parameters<Y.XmlFragment["observeDeep"]>[0]);
			burst.stop();
		};
	}, [session, choice, announce]);
}

/** The name of the only other person here: whoever else took something away? Null when there are several, or none. */
function onlyName(states: ReadonlyMap<number, unknown>, own: number): string | null {
	const names = new Set(
		[...states.keys()].filter((client) => client !== own).map((client) => nameOfClient(states, client)),
	);
	return names.size === 1 ? ([...names][0] ?? null) : null;
}
