import type { ChangedItem } from "../../domain/changed-item.ts";
import { formatDay } from "../../domain/dates.ts";
import { countChanges, groupChanges } from "../../domain/group-changes.ts";
import type { Action } from "../../domain/read-model.ts";
import { statusMeanings } from "../../domain/status.ts";
import { bullets, type PaperBlock, type PaperSection, paragraph } from "./paper.ts";

/** What changed in a time, in sentences by action, with slipped dates first. */
export function changedSection(
	heading: string,
	{ items, cut }: { items: ChangedItem[]; cut: boolean },
): PaperSection {
	const blocks: PaperBlock[] = [];
	if (items.length === 0) blocks.push(paragraph("Nothing changed in this time."));
	else blocks.push(bullets(countChanges(items).map(({ words }) => words)));
	if (cut)
		blocks.push(paragraph("More changed in this time than can be told here: these are the newest changes."));
	for (const group of groupChanges(items, "action"))
		blocks.push(
			{ type: "heading", level: 3, runs: [{ text: group.title }] },
			bullets(group.items.map(sentenceOf)),
		);
	return { id: "changed", title: heading, forPartners: true, blocks };
}

function sentenceOf({ sentence, said }: ChangedItem): string {
	const who = said.who === null ? "" : `${said.who.replace(/,$/, "")}, `;
	return `${sentence} (${who}${formatDay(said.at)}${said.reason ? `. Reason: ${said.reason}` : ""})`;
}

/** The actions that do not go as promised, the worst first, with what was said about them. */
export function offTrackSection(actions: Action[]): PaperSection {
	const rows = actions.map((action) => [
		action.title,
		statusMeanings[action.status].label,
		action.lead?.name ?? "No lead yet",
		action.dueOn === null ? "No date" : formatDay(action.dueOn),
		action.statusReason,
		action.statusPath ?? "Nothing said",
	]);
	const columns = ["Action", "Status", "Lead", "Due", "Reason", "What will be done"];
	return {
		id: "off-track",
		title: "Actions off track or at risk",
		forPartners: true,
		blocks:
			rows.length === 0
				? [paragraph("No action is off track or at risk.")]
				: [{ type: "table", caption: "The worst first", columns, rows }],
	};
}
