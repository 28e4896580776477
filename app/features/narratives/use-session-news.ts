import { useEffect, useRef } from "react";
import { useAnnounce } from "../../live/announcer.tsx";
import { roleSentence } from "./role-sentence.ts";
import type { SaveState } from "./save-state.ts";
import { saveWords } from "./save-words.ts";
import type { SessionView } from "./use-narrative-session.ts";

/** A state that lasts shorter than this, in milliseconds, is not worth a sentence. */
const settleMs = 600;

/**
 * Says what a screen shows silently: that the connection is gone or back, that the role changed, that changes wait.
 * "Saving" and "Saved" after every word are not said.
 */
export function useSessionNews(view: SessionView): void {
	const { save, isKept, mayWrite, lockedBecause, closedWith, waiting } = view;
	const announce = useAnnounce();
	const saidOf = useRef<SaveState>("opening");
	useEffect(() => {
		const timer = setTimeout(() => {
			const before = saidOf.current;
			if (save === "saving" || save === before || closedWith !== null) return;
			saidOf.current = save;
			if (save === "offline") announce(saveWords(save, isKept));
			if (save === "saved" && before !== "opening") announce("Connected again. Everything is saved.");
		}, settleMs);
		return () => clearTimeout(timer);
	}, [save, isKept, closedWith, announce]);

	const role =
		mayWrite === null ? null : (roleSentence(mayWrite, lockedBecause) ?? "You can write here now.");
	const saidRole = useRef<string | null>(null);
	useEffect(() => {
		if (role === null || closedWith !== null) return;
		const timer = setTimeout(() => {
			if (saidRole.current !== null && saidRole.current !== role) announce(role);
			saidRole.current = role;
		}, settleMs);
		return () => clearTimeout(timer);
	}, [role, closedWith, announce]);

	const isWaiting = waiting > 0;
	useEffect(() => {
		if (isWaiting) announce("Changes by other people are waiting.");
	}, [isWaiting, announce]);
}
