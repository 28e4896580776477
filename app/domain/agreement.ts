import { addDays, type Day, formatDay, type Instant, isDay } from "./dates.ts";
import { parsePeriod } from "./period.ts";
import type { OrganisationName } from "./read-model.ts";
import { type Outcome, refuse } from "./refusal.ts";

/** What an organisation can say about a text. Nobody can refuse it: who does not agree says so in the note. */
export const answers = ["agrees", "agrees-with-note"] as const;
export type Answer = (typeof answers)[number];

/** How an organisation stands to a text: its answer, or that there was none, by the date or before it. */
export const standings = [...answers, "silent", "unanswered"] as const;
export type Standing = (typeof standings)[number];

/** The word of one organisation on an update. */
export interface SignOff {
	organisation: OrganisationName;
	standing: Standing;
	note: string | null;
	/** When it was given; null where there is no answer. */
	at: Instant | null;
}

/** What an update is called, and the time that it is about. */
export interface UpdateHead {
	title: string;
	/** A period of `period.ts`; null where it is about no period. */
	period: string | null;
}

/** The longest title, in characters. */
export const longestTitle = 120;
/** The longest note, in characters. */
export const longestNote = 2_000;
/** The latest date for an answer, in days from today. */
const furthestDays = 366;
/** How many days people are given where nobody says otherwise. */
const usualDays = 7;

/** The date that a form proposes for the answers. */
export const proposedSignOffDate = (today: Day): Day => addDays(today, usualDays);

/** A text on one line, without control characters. */
const oneLine = (text: string) =>
	text
		.normalize("NFC")
		.replace(/[\s\p{Cc}]+/gu, " ")
		.trim();

/** A text as people typed it, without control characters other than the ends of lines. */
export const plainText = (text: string): string =>
	text
		.normalize("NFC")
		.replace(/(?!\n)\p{Cc}/gu, "")
		.trim();

/** Reads title and period as they were typed; the period may be empty. Refuses with `invalid`, by field. */
export function decideHead(wish: { title: string; period: string }): Outcome<UpdateHead> {
	const title = oneLine(wish.title);
	const period = wish.period.trim();
	const fields: Record<string, string> = {};
	if (title === "") fields.title = "Enter a title, for example what is new.";
	if (title.length > longestTitle) fields.title = `The title must have at most ${longestTitle} characters.`;
	if (period !== "" && parsePeriod(period) === null) fields.period = "Choose a period of the list, or none.";
	const [sentence] = Object.values(fields);
	if (sentence !== undefined) return refuse("invalid", sentence, fields);
	return { ok: true, value: { title, period: period === "" ? null : period } };
}

/** Reads the date by which organisations are to answer: from today on. Refuses with `invalid`. */
export function decideSignOffDate(day: string, today: Day): Outcome<Day> {
	const wrong = (sentence: string) => refuse("invalid", sentence, { signOffBy: sentence });
	if (!isDay(day)) return wrong(`Enter a real date, such as ${exampleOf(proposedSignOffDate(today))}.`);
	if (day < today) return wrong("The date must be today or later.");
	if (day > addDays(today, furthestDays)) return wrong("The date must be within a year from today.");
	return { ok: true, value: day };
}

const exampleOf = (day: Day) => day.split("-").reverse().map(Number).join(" ");

/** Reads an answer. A note is needed where one was promised, and kept only there. Refuses with `invalid`, by field. */
export function decideAnswer(wish: {
	answer: string;
	note: string;
}): Outcome<{ answer: Answer; note: string | null }> {
	const answer = answers.find((known) => known === wish.answer);
	const note = plainText(wish.note);
	if (!answer) return refuseField("answer", "Choose what your organisation says.");
	if (answer === "agrees") return { ok: true, value: { answer, note: null } };
	if (note === "") return refuseField("note", "Write the note, or choose “Agrees”.");
	if (note.length > longestNote) {
		return refuseField(
			"note",
			`The note must be ${longestNote.toLocaleString("en-GB")} characters or fewer.`,
		);
	}
	return { ok: true, value: { answer, note } };
}

const refuseField = (field: string, sentence: string) => refuse("invalid", sentence, { [field]: sentence });

/** How an organisation stands on a day: its date has passed once the day is over. */
export const standingOf = (answer: Answer | null, signOffBy: Day, today: Day): Standing =>
	answer ?? (today > signOffBy ? "silent" : "unanswered");

/** A standing as words after the name of an organisation; `signOffBy` is the date that it had. */
export function standingWords({ standing }: Pick<SignOff, "standing">, signOffBy: Day): string {
	switch (standing) {
		case "agrees":
			return "agrees";
		case "agrees-with-note":
			return "agrees, with a note";
		case "silent":
			return `silent by the date, ${formatDay(signOffBy)}`;
		case "unanswered":
			return "had not answered when it was published";
	}
}
