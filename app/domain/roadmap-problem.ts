import type { z } from "zod";

/** Something that keeps a file from being loaded. */
export interface Problem {
	/** Where: `workstreams[0].actions[2].dueOn (action "fit-with-wider-plans")`, `line 3, column 7`, or `the file`. */
	place: string;
	/** One sentence that says what to do. */
	message: string;
}

/** The way to a value in a file: field names, and numbers of list entries counted from 0. */
export type Path = (string | number)[];

/** A problem by its path. */
export interface Finding {
	path: Path;
	message: string;
}

const kindOfList: Record<string, string> = {
	organisations: "organisation",
	workstreams: "workstream",
	actions: "action",
	indicators: "indicator",
	meetings: "meeting",
	updates: "update",
};

/** The place that a path leads to, as people read it, with the name of the innermost record that has one. */
export function placeAt(file: unknown, path: Path): string {
	const written = path.reduce<string>(
		(text, step) => (typeof step === "number" ? `${text}[${step}]` : text === "" ? step : `${text}.${step}`),
		"",
	);
	for (let end = path.length; end >= 2; end--) {
		const kind = kindOfList[String(path[end - 2])];
		if (kind === undefined || typeof path[end - 1] !== "number") continue;
		const record = valueAt(file, path.slice(0, end));
		const name = valueAt(record, [kind === "update" ? "title" : "slug"]);
		if (typeof name === "string" && name !== "" && name.length <= 120)
			return `${written} (${kind} "${name}")`;
	}
	return written === "" ? "the file" : written;
}

/** The value at the end of a path; `undefined` where the path leads nowhere. */
export function valueAt(value: unknown, path: Path): unknown {
	let here = value;
	for (const step of path) {
		if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
		if (Array.isArray(here) && typeof step !== "number") return undefined;
		here = (here as Record<string | number, unknown>)[step];
	}
	return here;
}

/** What a broken rule of the format means, in sentences: one for each thing to mend. */
export function sentencesOf(issue: z.core.$ZodIssue): Finding[] {
	const path = issue.path.filter((step): step is string | number => typeof step !== "symbol");
	switch (issue.code) {
		case "unrecognized_keys":
			return issue.keys.map((key) => ({
				path: [...path, key.slice(0, 80)],
				message: "The format has no such field here: correct its name or remove it.",
			}));
		case "invalid_type":
			return [{ path, message: wrongType(issue.expected, issue.input) }];
		case "invalid_value":
			return [{ path, message: wrongValue(issue.values.map(String), issue.input) }];
		case "too_small":
			return [{ path, message: "This list is empty: it needs at least one entry." }];
		default:
			return [{ path, message: issue.message }];
	}
}

const typeNames: Record<string, string> = {
	string: "a text",
	number: "a number",
	array: "a list",
	object: "an object",
	boolean: "true or false",
};

function wrongType(expected: string, input: unknown): string {
	const needed = typeNames[expected] ?? expected;
	if (input === undefined) return `This field is missing: add ${needed}.`;
	if (input === null)
		return `Here stands null: write ${needed}, or leave the field out where it is optional.`;
	if (typeof input === "number" && !Number.isFinite(input)) return "This number is too large: correct it.";
	const found = Array.isArray(input) ? "a list" : (typeNames[typeof input] ?? "something else");
	return `Here stands ${found}: write ${needed}.`;
}

function wrongValue(allowed: string[], input: unknown): string {
	const words = allowed.join(", ");
	if (input === undefined) return `This field is missing: add one of ${words}.`;
	const found = typeof input === "string" && input.length <= 40 ? `"${input}"` : "This value";
	return `${found} is not known here: use one of ${words}.`;
}
