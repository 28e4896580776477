/** What somebody did, in both voices. */
export interface Phrase {
	/** After the name of whoever did it. */
	did: string;
	/** As a sentence without anybody. */
	was: string;
}

/**
 * A phrase of the form "<verb> <thing> <rest>" in both voices; `past` is for verbs whose past differs from their
 * participle ("took", "taken").
 */
export const phraseOf = (verb: string, thing: string, rest = "", past = verb): Phrase => ({
	did: `${past} ${thing}${rest}`,
	was: `${thing.charAt(0).toUpperCase()}${thing.slice(1)} was ${verb}${rest}`,
});
