import { z } from "zod";
import type { Day } from "../dates.ts";
import { type Outcome, refuse } from "../refusal.ts";
import { checkForm, nullableDay, nullableText, requiredText, ticked } from "./form-fields.ts";

/** What a coordinator says about an action; status, due date and owner have forms of their own. */
export const actionForm = z.object({
	title: requiredText("Give the action a title: what will be done.", 80),
	description: requiredText("Describe what will be done, in a few sentences.", 400),
	workstreamId: requiredText("Choose the workstream that it belongs to.", 80),
	leadOrganisationId: nullableText(80),
	startsOn: nullableDay,
	internal: ticked,
});

export interface ActionFields extends z.infer<typeof actionForm> {
	supportingOrganisationIds: string[];
}

/** What an action may name: the workstreams and organisations of its roadmap that are not archived. */
export interface ActionChoices {
	workstreamIds: readonly string[];
	organisationIds: readonly string[];
}

/** The fields of the boxes for supporting organisations start with this; their id follows. */
export const supportsPrefix = "supports-";

/** Reads the form of an action. What it names must be there, and no organisation both leads and supports. */
export function checkAction(typed: Record<string, string>, choices: ActionChoices): Outcome<ActionFields> {
	const checked = checkForm(actionForm, typed);
	const fields: Record<string, string> = checked.ok ? {} : { ...checked.fields };
	const { workstreamId = "", leadOrganisationId = "" } = typed;
	if (workstreamId !== "" && !choices.workstreamIds.includes(workstreamId))
		fields.workstreamId ??= "This workstream is not there any more: choose another one.";
	if (leadOrganisationId !== "" && !choices.organisationIds.includes(leadOrganisationId))
		fields.leadOrganisationId ??= "This organisation is not there any more: choose another one.";
	const supportingOrganisationIds = choices.organisationIds.filter(
		(id) => typed[`${supportsPrefix}${id}`] === "1",
	);
	if (leadOrganisationId !== "" && supportingOrganisationIds.includes(leadOrganisationId))
		fields.supports = "The lead organisation cannot support itself: take its tick away.";
	if (!checked.ok || Object.keys(fields).length > 0) return refuse("invalid", "Nothing was saved.", fields);
	return { ok: true, value: { ...checked.value, supportingOrganisationIds } };
}

const firstDates = z.object({ dueOn: nullableDay });

/** Reads the first due date of a new action, which stays on record as the original one. */
export function checkFirstDueDate(
	typed: Record<string, string>,
	startsOn: Day | null,
): Outcome<{ dueOn: Day | null }> {
	const checked = checkForm(firstDates, typed);
	if (!checked.ok) return checked;
	const { dueOn } = checked.value;
	if (dueOn !== null && startsOn !== null && dueOn < startsOn)
		return refuse("invalid", "Nothing was saved.", { dueOn: "The due date must not be before the start." });
	return checked;
}

/** The start of an action must stay before its due date; undefined when it does. */
export const startMistake = (startsOn: Day | null, dueOn: Day | null): string | undefined =>
	startsOn !== null && dueOn !== null && startsOn > dueOn
		? "The start must not be after the due date: move the due date first."
		: undefined;
