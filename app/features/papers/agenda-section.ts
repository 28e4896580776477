import type { AgendaItem } from "../../domain/meeting.ts";
import { statusMeanings } from "../../domain/status.ts";
import { type PaperSection, paragraph } from "./paper.ts";

const timeOf = ({ minutes }: AgendaItem) => {
	if (minutes === null) return "No time planned";
	return minutes === 1 ? "1 minute" : `${minutes} minutes`;
};

const titleOf = ({ title, action }: AgendaItem) =>
	action ? `${title} (${statusMeanings[action.status].label.toLowerCase()})` : title;

/**
 * The agenda as partners read it: every item, with the private ones marked. Before the meeting, actions have the status that they have
 * now; afterwards none, because that is not how they stood in the meeting.
 */
export function agendaSection(agenda: AgendaItem[], { isOver }: { isOver: boolean }): PaperSection {
	const hasPrivate = agenda.some((item) => !item.public);
	const rows = agenda.map((item, index) => [
		String(index + 1),
		isOver ? item.title : titleOf(item),
		item.presenter?.name ?? "Nobody named",
		timeOf(item),
		item.public ? "Public" : "For partners only",
	]);
	const columns = ["Number", "Item", "Who speaks to it", "Time", "Who may read it"];
	return {
		id: "agenda",
		title: "Agenda",
		forPartners: hasPrivate,
		blocks:
			rows.length === 0
				? [paragraph("Nothing is on the agenda yet.")]
				: [{ type: "table", caption: "Items in their order", columns, rows }],
	};
}
