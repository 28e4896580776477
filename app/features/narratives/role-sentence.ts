/** What someone who cannot write is told; null for who can. */
export function roleSentence(mayWrite: boolean, lockedBecause: string | null): string | null {
	if (mayWrite) return null;
	return lockedBecause === null
		? "You can read this text, not change it."
		: `This text is locked while ${lockedBecause}. You can read it, not change it.`;
}

/** What everybody is told of a text that is damaged in the store; `quoted` names it for whoever repairs it. */
export const damagedSentence = (quoted: string): string =>
	`Part of this text can no longer be read from the store. You see it as it was before that, and nobody can change it until it is repaired. Please tell whoever looks after this site, and quote ${quoted}.`;
