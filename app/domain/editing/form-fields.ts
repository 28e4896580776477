import { z } from "zod";
import { isDay } from "../dates.ts";
import { type Outcome, refuse } from "../refusal.ts";

/** Control characters other than tab and line ends, and halves of surrogate pairs: no database stores them alike. */
const unstorable = /[^\P{Cc}\t\n\r]|\p{Surrogate}/u;

const grouped = (count: number) => count.toLocaleString("en-GB");

/** A text of at most `most` characters, without spaces around it. Empty text is what was left empty. */
export const optionalText = (most: number) =>
	z
		.string()
		.default("")
		.transform((text) => text.replaceAll("\r\n", "\n").trim())
		.refine((text) => !unstorable.test(text), {
			error: "This text holds a character that cannot be shown: remove it.",
		})
		.refine((text) => [...text].length <= most, {
			error: ({ input }) =>
				`This text has ${grouped([...String(input)].length)} characters: shorten it to at most ${grouped(most)}.`,
		});

/** A text that must be there; `ask` is the sentence for when it is not. */
export const requiredText = (ask: string, most: number) =>
	optionalText(most).refine((text) => text !== "", { error: ask });

/** A text that may be missing: null when nothing was typed. */
export const nullableText = (most: number) => optionalText(most).transform((text) => text || null);

/** A day of the calendar, `YYYY-MM-DD`, or null when nothing was typed. */
export const nullableDay = z
	.string()
	.default("")
	.refine((text) => text === "" || isDay(text), { error: "Enter a real date, such as 31 3 2027, or none." })
	.transform((text) => text || null);

/** A day that must be there. */
export const requiredDay = (ask: string) => z.string().default("").refine(isDay, { error: ask });

const numberIn = (text: string) => Number(text.replaceAll(",", "").trim());
const isNumber = (text: string) => text.trim() !== "" && Number.isFinite(numberIn(text));

/** A number that must be there, with or without commas between thousands. */
export const requiredNumber = (ask: string) =>
	z.string().default("").refine(isNumber, { error: ask }).transform(numberIn);

/** A number, or null when nothing was typed. */
export const nullableNumber = z
	.string()
	.default("")
	.refine((text) => text.trim() === "" || isNumber(text), {
		error: "Enter a number, such as 38,600 or 95.5, or nothing.",
	})
	.transform((text) => (text.trim() === "" ? null : numberIn(text)));

/** A box that is ticked or not. */
export const ticked = z
	.string()
	.default("")
	.transform((text) => text === "1");

/** One of a few; `ask` is the sentence for anything else. */
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T, ask: string) =>
	z.enum(values, { error: ask });

/** Reads what was typed, by field; refuses with the first mistake of each field. */
export function checkForm<S extends z.ZodType>(
	schema: S,
	typed: Record<string, string>,
	message = "Nothing was saved.",
): Outcome<z.infer<S>> {
	const parsed = schema.safeParse(typed);
	if (parsed.success) return { ok: true, value: parsed.data };
	const fields: Record<string, string> = {};
	for (const issue of parsed.error.issues) fields[String(issue.path[0] ?? "form")] ??= issue.message;
	return refuse("invalid", message, fields);
}
