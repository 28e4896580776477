import type { SignOff } from "../../domain/agreement.ts";
import { type Day, formatDay } from "../../domain/dates.ts";

/** How an organisation stands to a text that is still out, or was when it was taken back. */
export function openStandingWords(
	{ standing }: Pick<SignOff, "standing">,
	{ signOffBy, state }: { signOffBy: Day; state: string },
): string {
	switch (standing) {
		case "agrees":
			return "agrees";
		case "agrees-with-note":
			return "agrees, with a note";
		case "silent":
			return state === "open" ? `silent by the date, ${formatDay(signOffBy)}` : "had not answered";
		case "unanswered":
			return state === "open" ? "has not answered yet" : "had not answered";
	}
}

/** “2 of 3 organisations have answered; The trust has not.” */
export function answeredWords(signOffs: Pick<SignOff, "standing" | "organisation">[]): string {
	const missing = signOffs.filter(({ standing }) => standing === "silent" || standing === "unanswered");
	const given = signOffs.length - missing.length;
	if (missing.length === 0) return "Every organisation has answered.";
	const names = new Intl.ListFormat("en-GB").format(missing.map(({ organisation }) => organisation.name));
	const have = given === 1 ? "has" : "have";
	return `${given} of ${signOffs.length} organisations ${have} answered. No word yet from ${names}.`;
}

/** The organisations that still have to answer, among those for which somebody may. */
export const unansweredOf = <T extends { answer: string | null }>(mine: T[]): T[] =>
	mine.filter(({ answer }) => answer === null);
