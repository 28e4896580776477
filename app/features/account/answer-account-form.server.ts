import { type ActionFunctionArgs, data } from "#app/remix.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import type { Outcome } from "../../domain/refusal.ts";
import { redirectWithDone } from "../workspace/done.server.ts";
import { formAnswer, refusalStatus } from "../workspace/form-answer.ts";
import { readForm } from "../workspace/read-form.server.ts";
import { requirePerson } from "../workspace/require-person.server.ts";

interface AccountFormUse<T> {
	run: (app: AppContext, person: Person, fields: Record<string, string>) => Promise<Outcome<T>>;
	/** What was done, in a sentence. */
	done: (value: T) => string;
}

/** The straight line of the forms of an account: done leads back to the account, refused gives back what was typed. */
export async function answerAccountForm<T>(args: ActionFunctionArgs, use: AccountFormUse<T>) {
	const { app } = args.context;
	const person = requirePerson(args);
	const fields = await readForm(args.request);
	const outcome = await use.run(app, person, fields);
	if (!outcome.ok) return data(formAnswer(outcome, fields, 0), refusalStatus(outcome));
	return redirectWithDone(app, args.request, "/account", use.done(outcome.value));
}
