/** What someone who cannot write is told; null for who can. */
export function roleSentence(mayWrite: boolean, lockedBecause: string | null): string | null {
	if (mayWrite) return null;
	return lockedBecause === null
		? "You can read this text, not change it."
		: `This text is locked while ${lockedBecause}. You can read it, not change it.`;
}
