/** What someone who cannot write is told; null for who can. */
export function roleSentence(
	mayWrite: boolean,
	lockedBecause: string | null,
	damagedAs: string | null,
): string | null {
	if (mayWrite) return null;
	if (damagedAs !== null) {
		return `Part of this text can no longer be read from the store. You see it as it was before that, and nobody can change it until it is repaired. Please tell whoever looks after this site, and quote ${damagedAs}.`;
	}
	return lockedBecause === null
		? "You can read this text, not change it."
		: `This text is locked while ${lockedBecause}. You can read it, not change it.`;
}
