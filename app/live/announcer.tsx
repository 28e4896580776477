import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";

const AnnouncerContext = createContext<(sentence: string) => void>(() => {});

/** The polite live region of a page, and the way for everything in it to speak there. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
	const [sentence, setSentence] = useState("");
	// The same sentence twice would not be read twice: empty the region in between.
	const announce = useCallback((next: string) => {
		setSentence("");
		setTimeout(() => setSentence(next), 50);
	}, []);
	const region = useMemo(
		() => (
			<div className="govuk-visually-hidden" role="status" aria-live="polite" data-announcer>
				{sentence}
			</div>
		),
		[sentence],
	);
	return (
		<AnnouncerContext.Provider value={announce}>
			{children}
			{region}
		</AnnouncerContext.Provider>
	);
}

/** Says a sentence politely to people who use a screen reader. */
export const useAnnounce = (): ((sentence: string) => void) => useContext(AnnouncerContext);
