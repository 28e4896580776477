/** Each is dark enough for white letters on it (4.5:1 and more), and told apart from its neighbours. */
export const palette = [
	"#1d70b8",
	"#a8234f",
	"#00703c",
	"#4c2c92",
	"#8a4b08",
	"#0b6b6b",
	"#912b88",
	"#3d5a00",
	"#003078",
	"#b3261e",
	"#505a5f",
	"#6b3fa0",
] as const;

/** The place of an organisation's colour in the palette: the same on every screen and every day. */
export function colourIndex(organisationId: string): number {
	let hash = 0;
	for (const character of organisationId) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
	return hash % palette.length;
}

/** The colour of an organisation's carets and words. Colour is never the only sign. */
export const organisationColour = (organisationId: string): string =>
	palette[colourIndex(organisationId)] ?? palette[0];
