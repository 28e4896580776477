import { type ActionFunctionArgs, data } from "#app/remix.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { dayFromParts } from "../workspace/day-from-parts.ts";
import { redirectWithDone } from "../workspace/done.server.ts";
import { formAnswer, refusalStatus } from "../workspace/form-answer.ts";
import { readForm, readVersion } from "../workspace/read-form.server.ts";
import { requirePerson } from "../workspace/require-person.server.ts";

/** A form that somebody sent from a page for editing. */
export interface SentEdit {
	app: AppContext;
	person: Person;
	roadmapSlug: string;
	/** The slug of the record in the address; empty text where there is none. */
	slug: string;
	/** What was typed, by field; a day also as one text under the name of its three fields. */
	typed: Record<string, string>;
	/** The version that the form showed. */
	version: number;
}

interface EditUse<T> {
	run: (sent: SentEdit) => Promise<{ ok: true; value: T } | (Refusal & { version?: number })>;
	/** Where it goes on, and what was done, in a sentence. */
	done: (value: T, sent: SentEdit) => { to: string; sentence: string };
}

/**
 * The straight line of every form for editing: who, what, done or refused. Done leads on with a sentence; refused gives the
 * form back with everything that was typed.
 */
export async function answerEdit<T>(args: ActionFunctionArgs, use: EditUse<T>) {
	const { app } = args.context;
	const person = requirePerson(args);
	const fields = await readForm(args.request);
	const version = readVersion(fields);
	const { roadmap: roadmapSlug = "", record: slug = "" } = args.params;
	const sent: SentEdit = { app, person, roadmapSlug, slug, typed: withDays(fields), version };
	const outcome = await use.run(sent);
	if (!outcome.ok) {
		if (outcome.code === "not-found") throw data(outcome.message, { status: 404 });
		return data(formAnswer(outcome, fields, version), refusalStatus(outcome));
	}
	const { to, sentence } = use.done(outcome.value, sent);
	return redirectWithDone(app, args.request, to, sentence);
}

/** The same fields, with each day as one text. */
export function withDays(fields: Record<string, string>): Record<string, string> {
	const days = Object.keys(fields)
		.filter((name) => name.endsWith("-day"))
		.map((name) => name.slice(0, -"-day".length))
		.map((name) => [name, dayFromParts(fields, name)]);
	return { ...fields, ...Object.fromEntries(days) };
}
