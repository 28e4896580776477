import { type ActionFunctionArgs, data, redirect } from "#app/remix.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { type Outcome, refuse } from "../../domain/refusal.ts";
import { redirectWithDone } from "../workspace/done.server.ts";
import { formAnswer, refusalStatus } from "../workspace/form-answer.ts";
import { readForm } from "../workspace/read-form.server.ts";
import { requirePerson } from "../workspace/require-person.server.ts";

/** A form that someone sent from a page of meetings, decisions or asks. */
export interface MeetingForm {
	app: AppContext;
	person: Person;
	fields: Record<string, string>;
	roadmapSlug: string;
	meetingSlug: string;
	/** The path of the page that it was sent from, with its query. */
	here: string;
}

/** What was done: a sentence to say once, or nothing where the page shows it anyway; and where to go on. */
export interface Said {
	done: string | null;
	to?: string;
}

/** What each button of a page does, by the value of its `intent`; `default` for a page with one form. */
export type Intents = Record<string, (form: MeetingForm) => Promise<Outcome<Said>>>;

/**
 * The straight line of the forms of a page: who, what, done or refused. Done leads on; refused gives the form back with
 * everything that was typed.
 */
export async function answerMeetingForm(args: ActionFunctionArgs, intents: Intents) {
	const { app } = args.context;
	const person = requirePerson(args);
	const { pathname, search } = new URL(args.request.url);
	const fields = await readForm(args.request);
	const here = pathname.replace(/\.data$/, "") + withoutRouting(search);
	const { roadmap: roadmapSlug = "", meeting: meetingSlug = "" } = args.params;
	const intent = intents[fields.intent ?? "default"];
	const unknown = refuse(
		"invalid",
		"This form could not be read. Open the page again and send it from there.",
	);
	const outcome = intent ? await intent({ app, person, fields, roadmapSlug, meetingSlug, here }) : unknown;
	if (!outcome.ok) {
		if (outcome.code === "not-found") throw data(outcome.message, { status: 404 });
		return data(formAnswer(outcome, fields, Number(fields.version ?? 0)), refusalStatus(outcome));
	}
	const { done, to = here } = outcome.value;
	return done === null ? redirect(to) : redirectWithDone(app, args.request, to, done);
}

/** The query without what the framework adds to it. */
function withoutRouting(search: string): string {
	const params = new URLSearchParams(search);
	for (const name of ["_routes", "index", "_data"]) params.delete(name);
	const rest = params.toString();
	return rest === "" ? "" : `?${rest}`;
}

/** Says one sentence about every outcome that is no refusal. */
export async function saying<T>(
	outcome: Promise<Outcome<T>>,
	done: string | null | ((value: T) => Said),
): Promise<Outcome<Said>> {
	const got = await outcome;
	if (!got.ok) return got;
	return { ok: true, value: typeof done === "function" ? done(got.value) : { done } };
}

/** The ids of the boxes that are ticked among those whose names begin alike: `person-<id>`. */
export const tickedIn = (fields: Record<string, string>, prefix: string): string[] =>
	Object.keys(fields)
		.filter((name) => name.startsWith(prefix))
		.map((name) => name.slice(prefix.length));
