import { setImmediate } from "node:timers/promises";
import type { Roadmap } from "#app/domain/read-model.ts";
import type { AppContext } from "../../context.server.ts";
import { openRoadmap } from "../public/open-roadmap.server.ts";
import type { RoadmapSource } from "../public/roadmap-source.ts";
import { type OpenChange, openChangeOf } from "./tables/open-change.ts";

/** The most lines that one file holds; older ones are asked for with `?before=`. */
const mostChanges = 20_000;
/** Lines that are read at once, so that other requests get their turn in between. */
const linesPerPortion = 1_000;

export interface OpenChanges {
	roadmap: Roadmap;
	asAt: string | null;
	today: string;
	/** Newest first. */
	changes: OpenChange[];
	/** The revision to ask for changes before; null where these are the oldest. */
	next: number | null;
}

/** Reads the public changes of a roadmap, from before the revision on that the address names; null when there is nothing to see. */
export async function readOpenChanges(
	context: AppContext,
	slug: string,
	search: URLSearchParams,
	most = mostChanges,
): Promise<OpenChanges | null> {
	const source = await openRoadmap(context, slug, search);
	if (!source) return null;
	const { roadmap, asAt, today } = source;
	const changes: OpenChange[] = [];
	for await (const portion of portions(source, readRevision(search.get("before")))) {
		changes.push(...portion);
		if (changes.length > most) break;
	}
	const shown = changes.slice(0, most);
	const next = changes.length > most ? (shown.at(-1)?.revision ?? null) : null;
	return { roadmap, asAt, today, changes: shown, next };
}

async function* portions({ roadmap, listChanges }: RoadmapSource, before: number | undefined) {
	for (let from = before; ; ) {
		const lines = await listChanges({
			...(from === undefined ? {} : { beforeRevision: from }),
			limit: linesPerPortion,
		});
		yield lines.map((line) => openChangeOf(line, roadmap));
		from = lines.at(-1)?.revision;
		if (lines.length < linesPerPortion) return;
		await setImmediate();
	}
}

const readRevision = (text: string | null): number | undefined =>
	text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
