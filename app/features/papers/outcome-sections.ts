import { formatDay } from "../../domain/dates.ts";
import type { Ask, Decision } from "../../domain/meeting.ts";
import type { AskState } from "../../domain/meeting-changes.ts";
import { type PaperSection, paragraph } from "./paper.ts";

/** Names as one phrase: “A, B and C”. */
export const nameList = (names: string[]): string => new Intl.ListFormat("en-GB").format(names);

const askStates: Record<AskState, string> = {
	open: "Open",
	accepted: "Accepted",
	declined: "Declined",
	done: "Done",
};

/** What was decided; partners are told which decisions are theirs alone, and the public is given none of these. */
export function decisionsSection(
	decisions: Decision[],
	{ forPartners }: { forPartners: boolean },
): PaperSection {
	const rows = decisions.map((decision) => [
		decision.number === null ? "None yet" : String(decision.number),
		decision.text,
		nameList(decision.organisations.map(({ name }) => name)),
		...(forPartners ? [decision.public ? "Public" : "For partners only"] : []),
	]);
	const columns = ["Number", "Decision", "Decided by", ...(forPartners ? ["Who may read it"] : [])];
	return {
		id: "decisions",
		title: "Decisions",
		forPartners: forPartners && decisions.some((decision) => !decision.public),
		blocks:
			rows.length === 0
				? [paragraph(forPartners ? "No decision was written down." : "No public decision was recorded.")]
				: [{ type: "table", caption: "Who decided what", columns, rows }],
	};
}

/** Who asked whom for what: never for the public. */
export function asksSection(asks: Ask[], words: { title: string; empty: string }): PaperSection {
	const rows = asks.map((ask) => [
		ask.number === null ? "None yet" : String(ask.number),
		ask.text,
		ask.from.name,
		ask.to.name,
		ask.dueOn === null ? "No date" : formatDay(ask.dueOn),
		askStates[ask.state],
	]);
	return {
		id: "asks",
		title: words.title,
		forPartners: true,
		blocks:
			rows.length === 0
				? [paragraph(words.empty)]
				: [
						{
							type: "table",
							caption: "Who asks whom for what, by when",
							columns: ["Number", "Ask", "From", "To", "By", "State"],
							rows,
						},
					],
	};
}
