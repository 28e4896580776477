import { type FormEvent, useEffect } from "react";
import { forgetTextsOfOthers } from "./kept-index.ts";

/** Signing out either leaves the page within this time, or was called off. */
const leavingMs = 10_000;

/** Removes what this device keeps for anybody but this person. Returns what to do when they sign out. */
export function useForgetTexts(personId: string): (event: FormEvent) => void {
	useEffect(() => {
		void forgetTextsOfOthers(personId);
	}, [personId]);
	return () => {
		// Only when the page is really left: unsaved text may make the person stay.
		const onLeave = () => void forgetTextsOfOthers(null);
		window.addEventListener("pagehide", onLeave);
		setTimeout(() => window.removeEventListener("pagehide", onLeave), leavingMs);
	};
}
