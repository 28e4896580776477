import { type ActionFunctionArgs, data } from "#app/remix.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { redirectWithDone } from "./done.server.ts";
import { formAnswer, refusalStatus } from "./form-answer.ts";
import { isFromDuties } from "./from-duties.ts";
import { readForm, readVersion } from "./read-form.server.ts";
import { requirePerson } from "./require-person.server.ts";

/** A form that someone sent from a page of an action. */
interface SentForm {
	app: AppContext;
	person: Person;
	/** What was typed, by field. */
	fields: Record<string, string>;
	roadmapSlug: string;
	actionSlug: string;
	/** The version (of the action, or of its text) that the form showed. */
	shown: number;
}

interface FormUse<T> {
	/** The field that carries the version that the form showed. */
	version: "version" | "seq";
	run: (form: SentForm) => Promise<{ ok: true; value: T } | (Refusal & { version?: number })>;
	/** What was done, in a sentence. */
	done: (value: T, form: SentForm) => string;
	/** Where it leads then; left out, to the action's page or the duties. */
	back?: string | undefined;
}

/**
 * The straight line of every form on an action: who, what, done or refused. Done leads back to the action's page, or to the
 * duties for whoever came from there, which says so; refused gives the form back with everything that was typed.
 */
export async function answerForm<T>(args: ActionFunctionArgs, use: FormUse<T>) {
	const { app } = args.context;
	const person = requirePerson(args);
	const { roadmap: roadmapSlug = "", action: actionSlug = "" } = args.params;
	const fields = await readForm(args.request);
	const shown = readVersion(fields, use.version);
	const form: SentForm = { app, person, fields, roadmapSlug, actionSlug, shown };
	const outcome = await use.run(form);
	if (!outcome.ok) {
		if (outcome.code === "not-found") throw data(outcome.message, { status: 404 });
		return data(formAnswer(outcome, fields, shown), refusalStatus(outcome));
	}
	const page = `/workspace/${roadmapSlug}/actions/${actionSlug}`;
	const back = use.back ?? (isFromDuties(args.request.url) ? "/workspace" : page);
	return redirectWithDone(app, args.request, back, use.done(outcome.value, form));
}
