import { type Day, daysBetween, formatDay } from "./dates.ts";
import { freshnessOf } from "./freshness.ts";
import type { Ask } from "./meeting.ts";
import type { ActionSummary } from "./read-model.ts";
import { statusMeanings } from "./status.ts";

/** What an agenda is proposed from. */
export interface AgendaFacts {
	today: Day;
	actions: ActionSummary[];
	/** How often each action changed since the last meeting, by its id. */
	changes: ReadonlyMap<string, number>;
	/** The actions whose update waits for organisations to agree. */
	waitingForAgreement: ReadonlySet<string>;
	/** Asks that nobody has answered yet, or that are accepted and not done. */
	asks: Ask[];
	/** What is on the agenda already, by action and by ask. */
	onAgenda: ReadonlySet<string>;
}

/** Something that wants to be on the agenda, and why. */
export interface Proposal {
	kind: "action" | "ask";
	/** The id of the action or of the ask. */
	id: string;
	title: string;
	reasons: string[];
}

/** What wants to be talked about, the most pressing first; nothing that is on the agenda already. */
export function proposeAgenda(facts: AgendaFacts): Proposal[] {
	const actions = facts.actions.map((action) => weigh(action, facts));
	const asks = facts.asks.map((ask) => weighAsk(ask, facts.today));
	return [...actions, ...asks]
		.filter(({ proposal }) => proposal.reasons.length > 0 && !facts.onAgenda.has(proposal.id))
		.sort((a, b) => b.weight - a.weight)
		.map(({ proposal }) => proposal);
}

interface Weighed {
	proposal: Proposal;
	weight: number;
}

function weigh(action: ActionSummary, facts: AgendaFacts): Weighed {
	const reasons: string[] = [];
	let weight = 0;
	const because = (reason: string, weighs: number) => {
		reasons.push(reason);
		weight += weighs;
	};
	if (action.status === "off-track" || action.status === "at-risk")
		because(statusMeanings[action.status].label, action.status === "off-track" ? 100 : 60);
	const { overdueDays, silentDays } = freshnessOf(action, facts.today);
	if (overdueDays !== null) because(`Overdue by ${days(overdueDays)}`, 40);
	if (silentDays !== null) because(`Nothing said for ${days(silentDays)}`, 20);
	if (facts.waitingForAgreement.has(action.id)) because("Its update waits for agreement", 30);
	const changes = facts.changes.get(action.id) ?? 0;
	if (changes > 0) because(`${changes === 1 ? "1 change" : `${changes} changes`} since the last meeting`, 5);
	return { proposal: { kind: "action", id: action.id, title: action.title, reasons }, weight };
}

function weighAsk(ask: Ask, today: Day): Weighed {
	const late = ask.dueOn === null ? 0 : daysBetween(ask.dueOn, today);
	const state = ask.state === "accepted" ? "accepted, not done" : "not answered";
	const due = ask.dueOn === null ? "" : `, due on ${formatDay(ask.dueOn)}`;
	return {
		proposal: {
			kind: "ask",
			id: ask.id,
			title: `${ask.from.name} asks ${ask.to.name}: ${ask.text}`,
			reasons: [`Ask ${ask.number ?? ""} ${state}${due}`.replace("  ", " ")],
		},
		weight: late > 0 ? 70 : 35,
	};
}

const days = (count: number) => (count === 1 ? "1 day" : `${count.toLocaleString("en-GB")} days`);
