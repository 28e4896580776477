/** A place in a list (from 0), from an address or a button; -1, where nothing is, for anything else. */
export const placeIn = (text: string | undefined): number =>
	text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : -1;
