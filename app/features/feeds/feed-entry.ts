import type { PlacedLine } from "../../domain/changed-item.ts";
import { formatDay } from "../../domain/dates.ts";
import { type Audience, describeActor, describeChange } from "../../domain/describe-change.ts";
import { escapeMarkup } from "../../domain/escape-markup.ts";
import type { UpdateInFull } from "../../domain/read-model.ts";
import type { FeedEntry } from "./feed-data.ts";

/** A change as an entry of a feed. `path` is that of the roadmap's page. */
export function changeEntry(
	line: PlacedLine,
	audience: Audience,
	roadmap: { id: string; path: string },
): FeedEntry {
	const { place, reason, content } = line;
	const sentence = describeChange(line, audience);
	const about = place.action?.title ?? place.workstream?.title;
	const plan = content.kind === "status-changed" ? content.to.path : null;
	return {
		key: `${roadmap.id}/changes/${line.revision}`,
		title: about === undefined || sentence.includes(about) ? sentence : `${about}: ${sentence}`,
		path: pathOf(line, roadmap.path),
		published: line.at,
		updated: line.at,
		html: [
			paragraph(sentence),
			...(reason ? [paragraph(`Reason: ${reason}`)] : []),
			...(plan ? [paragraph(`Path to green: ${plan}`)] : []),
		].join(""),
		author: authorOf(line, audience),
	};
}

/** A published update as an entry: its text, or why it was withdrawn. */
export function updateEntry(
	update: UpdateInFull,
	audience: Audience,
	line: PlacedLine,
	path: string,
): FeedEntry {
	const { number, title, about, publishedAt, withdrawn, correction } = update;
	return {
		key: `updates/${update.id}`,
		title: `${withdrawn ? "Withdrawn: " : ""}${title} (update ${number} on “${about.title}”)`,
		path: `${path}/updates/${number}`,
		published: publishedAt,
		updated: withdrawn?.at ?? correction?.at ?? publishedAt,
		html: withdrawn
			? paragraph(`This update was withdrawn on ${formatDay(withdrawn.at)}. Reason: ${withdrawn.reason}`)
			: update.html +
				(correction ? paragraph(`Corrected on ${formatDay(correction.at)}: ${correction.note}`) : ""),
		author: update.publisher?.name ?? authorOf(line, audience),
	};
}

const paragraph = (text: string) => `<p>${escapeMarkup(text)}</p>`;

/** The organisation: who speaks for it is not told. */
const authorOf = (line: PlacedLine, audience: Audience) =>
	describeActor(line, { ...audience, people: false })?.replace(/,$/, "") ?? null;

function pathOf({ place, content }: PlacedLine, roadmapPath: string): string {
	if (content.kind === "update-withdrawn" || content.kind === "update-corrected")
		return `${roadmapPath}/updates/${content.to.number}`;
	if (place.action?.slug) return `${roadmapPath}/actions/${place.action.slug}`;
	if (place.workstream?.slug) return `${roadmapPath}/workstreams/${place.workstream.slug}`;
	return `${roadmapPath}/changes`;
}
