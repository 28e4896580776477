import { findMeeting } from "#db/queries/meetings.ts";
import { findMinutes } from "#db/queries/minutes.ts";
import { findVersion } from "#db/queries/versions.ts";
import type { AppContext } from "../../context.server.ts";
import { formatDay, formatInstant } from "../../domain/dates.ts";
import { readPublicMeeting } from "../meetings/public-meeting.server.ts";
import { decisionsSection, nameList } from "./outcome-sections.ts";
import { type Paper, paperNames, paragraph } from "./paper.ts";
import { readRichText } from "./read-rich-text.server.ts";

/**
 * The minutes of a closed meeting as everybody may have them: made of what its public page shows, and of nothing else. Null where
 * there is no such page.
 */
export async function readPublicPaper(
	app: AppContext,
	roadmapSlug: string,
	slug: string,
	search: URLSearchParams,
): Promise<{ paper: Paper; roadmap: { id: string }; slug: string } | null> {
	const page = await readPublicMeeting(app, roadmapSlug, slug, search);
	if (!page) return null;
	const { meeting, items, organisations, decisions, roadmap } = page;
	const found = await findMeeting(app.db, roadmapSlug, slug);
	const document = found && (await findMinutes(app.db, found.meeting.id, "public"));
	const version = document && (await findVersion(app.db, document.id, meeting.publicVersion));
	const blocks = version ? readRichText(version.state) : [];
	const section = { forPartners: false };
	const list = {
		type: "list" as const,
		ordered: true,
		start: 1,
		items: items.map((title) => [paragraph(title)]),
	};
	const paper: Paper = {
		title: `${paperNames.minutes}: ${meeting.title}`,
		roadmap: roadmap.title,
		audience: "Public",
		facts: [
			{ key: "Held", value: formatInstant(meeting.startsAt) },
			{ key: "Minutes kept", value: formatDay(meeting.closedAt) },
			...(organisations.length === 0 ? [] : [{ key: "Present", value: nameList(organisations) }]),
		],
		sections: [
			{
				...section,
				id: "agenda",
				title: "Agenda",
				blocks: [items.length === 0 ? paragraph("No item was public.") : list],
			},
			decisionsSection(decisions, { forPartners: false }),
			{
				...section,
				id: "minutes",
				title: "Minutes",
				blocks: blocks.length === 0 ? [paragraph("No public minutes were written.")] : blocks,
			},
		],
	};
	return { paper, roadmap, slug: meeting.slug };
}
