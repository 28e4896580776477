import { statusMeanings } from "../../domain/status.ts";
import { type ActionFunctionArgs, data } from "../../remix.ts";
import { confirmStatus } from "../actions/change-status.server.ts";
import { redirectWithDone } from "./done.server.ts";
import { formAnswer, refusalStatus } from "./form-answer.ts";
import { readForm, readVersion } from "./read-form.server.ts";
import { requirePerson } from "./require-person.server.ts";

/** The one click of the duties: an action is still as it was said to be. Leads back to the duties, which say so. */
export async function answerDuty(args: ActionFunctionArgs) {
	const { app } = args.context;
	const person = requirePerson(args);
	const fields = await readForm(args.request);
	const version = readVersion(fields);
	const { roadmap: roadmapSlug = "", action: actionSlug = "" } = fields;
	const outcome = await confirmStatus(app, person, { roadmapSlug, actionSlug, version });
	if (!outcome.ok) {
		if (outcome.code === "not-found") throw data(outcome.message, { status: 404 });
		return data(formAnswer(outcome, fields, version), refusalStatus(outcome));
	}
	const { title, status } = outcome.value;
	const said = `It is on record: “${title}” is still “${statusMeanings[status].label}”, with nothing new.`;
	return redirectWithDone(app, args.request, "/workspace", said);
}
