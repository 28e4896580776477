import { formatDay, type Instant } from "../../domain/dates.ts";
import type { Action, Milestone } from "../../domain/read-model.ts";
import { statusMeanings } from "../../domain/status.ts";
import type { CalendarEntry } from "./calendar-data.ts";

/** The days on which an action and its milestones are due. `url` is that of the roadmap's page. */
export function dueEntries(
	action: Action,
	change: { revision: number; at: Instant } | undefined,
	url: string,
): CalendarEntry[] {
	const page = `${url}/actions/${action.slug}`;
	const shared = {
		sequence: change?.revision ?? 0,
		changedAt: change?.at ?? action.confirmedAt,
		cancelled: action.status === "stopped",
		url: page,
	};
	const own: CalendarEntry[] =
		action.dueOn === null
			? []
			: [
					{
						...shared,
						uid: `due-${action.id}@waymark`,
						start: { day: action.dueOn },
						title: `Due: ${action.title} (${labelOf(action)})`,
						lines: [...linesOf(action), page],
					},
				];
	return [...own, ...action.milestones.flatMap((milestone) => milestoneEntry(milestone, action, shared))];
}

function milestoneEntry(
	{ id, title, dueOn, completedOn }: Milestone,
	action: Action,
	shared: Pick<CalendarEntry, "sequence" | "changedAt" | "cancelled" | "url">,
): CalendarEntry[] {
	const day = completedOn ?? dueOn;
	if (day === null) return [];
	const planned = completedOn !== null && dueOn !== null ? [`It was due on ${formatDay(dueOn)}.`] : [];
	return [
		{
			...shared,
			uid: `milestone-${id}@waymark`,
			start: { day },
			title: `Milestone ${completedOn === null ? "due" : "reached"}: ${title}`,
			lines: [`A milestone of “${action.title}” (${labelOf(action)}).`, ...planned, shared.url],
		},
	];
}

const labelOf = ({ status }: Action) => statusMeanings[status].label;

function linesOf(action: Action): string[] {
	const { lead, dueOn, originalDueOn, statusAt, statusReason } = action;
	const moved = originalDueOn !== null && originalDueOn !== dueOn;
	return [
		`Status since ${formatDay(statusAt)}: ${labelOf(action)}. ${statusReason}`,
		`Lead: ${lead?.name ?? "No lead yet"}`,
		...(moved ? [`Originally due on ${formatDay(originalDueOn)}: the date has moved.`] : []),
	];
}
