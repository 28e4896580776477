import { type Day, isDay } from "./dates.ts";
import type { AskState } from "./meeting-changes.ts";
import { type Outcome, refuse } from "./refusal.ts";

/** The longest decision, ask or reason, in characters. */
export const longestRecord = 1_000;

/** What people may answer to an ask in a state. */
export const answersTo: Record<AskState, AskState[]> = {
	open: ["accepted", "declined", "done"],
	accepted: ["done", "declined"],
	declined: ["accepted"],
	done: [],
};

/** Decides an answer to an ask: declining says why; an ask that is done stays done. */
export function decideAskAnswer(
	state: AskState,
	wish: { answer: string; reason: string },
): Outcome<{ state: AskState; reason: string | null }> {
	const answer = answersTo[state].find((known) => known === wish.answer);
	const reason = wish.reason.trim();
	if (!answer) {
		const sentence =
			state === "done" ? "This ask is done already." : "Choose an answer that this ask does not have yet.";
		return refuse("invalid", sentence, { answer: sentence });
	}
	if (answer === "declined" && reason === "")
		return refuse("invalid", "The answer was not saved.", { reason: "Say why you decline." });
	if (reason.length > longestRecord)
		return refuse("invalid", "The answer was not saved.", {
			reason: `The reason must be ${longestRecord.toLocaleString("en-GB")} characters or fewer.`,
		});
	return { ok: true, value: { state: answer, reason: reason === "" ? null : reason } };
}

/** What a form says about an ask. */
export interface AskWish {
	text: string;
	from: string;
	to: string;
	/** `YYYY-MM-DD`, or empty text for no date. */
	dueOn: string;
}

/** Decides a new ask among the partners of a roadmap, given by their ids. */
export function decideAsk(
	wish: AskWish,
	partnerIds: readonly string[],
): Outcome<{ text: string; fromId: string; toId: string; dueOn: Day | null }> {
	const fields: Record<string, string> = {};
	const text = checkText(wish.text, "asked for", fields, "askText");
	if (!partnerIds.includes(wish.from)) fields.askFrom = "Choose who asks.";
	if (!partnerIds.includes(wish.to)) fields.askTo = "Choose who is asked.";
	else if (wish.from === wish.to) fields.askTo = "Choose another organisation than the one that asks.";
	if (wish.dueOn !== "" && !isDay(wish.dueOn)) fields.due = "Enter a real date, such as 31 3 2027.";
	if (Object.keys(fields).length > 0) return refuse("invalid", "The ask was not written down.", fields);
	const dueOn = wish.dueOn === "" ? null : wish.dueOn;
	return { ok: true, value: { text, fromId: wish.from, toId: wish.to, dueOn } };
}

/** Decides a new decision: what, by whom. */
export function decideDecision(
	wish: { text: string; organisationIds: string[] },
	partnerIds: readonly string[],
): Outcome<{ text: string; organisationIds: string[] }> {
	const fields: Record<string, string> = {};
	const text = checkText(wish.text, "decided", fields, "decisionText");
	const organisationIds = wish.organisationIds.filter((id) => partnerIds.includes(id));
	if (organisationIds.length === 0) fields.decided = "Choose who decided.";
	if (Object.keys(fields).length > 0) return refuse("invalid", "The decision was not written down.", fields);
	return { ok: true, value: { text, organisationIds } };
}

function checkText(typed: string, what: string, fields: Record<string, string>, field: string): string {
	const text = typed.trim().replace(/\s+/g, " ");
	if (text === "") fields[field] = `Say what is ${what}.`;
	else if (text.length > longestRecord)
		fields[field] = `It must be ${longestRecord.toLocaleString("en-GB")} characters or fewer.`;
	return text;
}
