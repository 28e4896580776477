import { useEffect, useRef } from "react";
import { useAnnounce } from "../../live/announcer.tsx";
import { roleSentence } from "./role-sentence.ts";
import type { SaveState } from "./save-state.ts";
import { type Keeping, saveWords } from "./save-words.ts";
import type { SessionView } from "./use-narrative-session.ts";

/** A state that lasts shorter than this, in milliseconds, is not worth a sentence. */
const settleMs = 600;

/**
 * Says what a screen shows silently: that the connection is gone or back, that the role changed, that changes wait.
 * "Saving" and "Saved" after every word are not said.
 */
export function useSessionNews(view: SessionView): void {
	const { save, keeping, mayWrite, lockedBecause, damagedAs, closedWith, waiting } = view;
	const announce = useAnnounce();
	// That a text is damaged is an alarm, which is heard by itself.
	const role =
		mayWrite === null || damagedAs !== null
			? null
			: (roleSentence(mayWrite, lockedBecause) ?? "You can write here now.");
	const said = useRef<{ save: SaveState; role: string | null }>({ save: "opening", role: null });
	useEffect(() => {
		if (closedWith !== null) return;
		// Together: of two sentences at once, only one would be heard.
		const timer = setTimeout(() => {
			const before = said.current;
			said.current = { save: save === "saving" ? before.save : save, role: role ?? before.role };
			const sentences = [
				saveNews(before.save, save, keeping),
				before.role === role ? null : before.role && role,
			];
			const news = sentences.filter((sentence) => sentence !== null);
			if (news.length > 0) announce(news.join(" "));
		}, settleMs);
		return () => clearTimeout(timer);
	}, [save, keeping, role, closedWith, announce]);

	const isWaiting = waiting > 0;
	useEffect(() => {
		if (isWaiting) announce("Changes by other people are waiting.");
	}, [isWaiting, announce]);
}

/** What is worth saying of a new state; null for most. */
function saveNews(before: SaveState, save: SaveState, keeping: Keeping): string | null {
	if (save === before) return null;
	if (save === "offline") return saveWords(save, keeping);
	return save === "saved" && before !== "opening" ? "Connected again. Everything is saved." : null;
}
