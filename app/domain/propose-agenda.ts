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

/** How much each reason weighs; `db/queries/agenda-proposals.ts` weighs by the same. */
export const agendaWeights = {
	offTrack: 100,
	atRisk: 60,
	overdue: 40,
	waiting: 30,
	silent: 20,
	changed: 5,
} as const;

/** How many proposals are shown: more would hide what presses. */
export const proposalsShown = 12;

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
		because(
			statusMeanings[action.status].label,
			agendaWeights[action.status === "off-track" ? "offTrack" : "atRisk"],
		);
	const { overdueDays, silentDays } = freshnessOf(action, facts.today);
	if (overdueDays !== null) because(`Overdue by ${days(overdueDays)}`, agendaWeights.overdue);
	if (silentDays !== null) because(`Nothing said for ${days(silentDays)}`, agendaWeights.silent);
	if (facts.waitingForAgreement.has(action.id))
		because("Its update waits for agreement", agendaWeights.waiting);
	const changes = facts.changes.get(action.id) ?? 0;
	if (changes > 0)
		because(
			`${changes === 1 ? "1 change" : `${changes} changes`} since the last meeting`,
			agendaWeights.changed,
		);
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
