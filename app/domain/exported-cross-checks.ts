import type { RoadmapFile } from "./exported-format.ts";
import { isReservedSlug } from "./reserved-slugs.ts";
import {
	checkIllustrative,
	checkReference,
	checkSubject,
	each,
	type Report,
	type Slugs,
	slugsOf,
} from "./roadmap-cross-checks.ts";
import type { Path } from "./roadmap-problem.ts";
import type { Loose } from "./roadmap-structure.ts";

/**
 * Checks what concerns several records of an exported file at once, as far as the database needs it: slugs used once among their
 * kind, references, numbers of updates. `raw` is the file as written, `file` the same without what is wrong by itself.
 */
export function crossCheckExported(raw: unknown, file: Loose<RoadmapFile>, report: Report): void {
	if (file.roadmap?.slug !== undefined && isReservedSlug(file.roadmap.slug))
		report(
			["roadmap", "slug"],
			`"${file.roadmap.slug}" is the address of another page here: choose another slug.`,
		);
	checkIllustrative(raw, ["roadmap"], file.roadmap?.illustrative, report);
	const known = slugsOf(file);
	checkSlugs(file, report);
	each(file.workstreams, ["workstreams"], (workstream, path) =>
		each(workstream.actions, [...path, "actions"], (action, place) => {
			checkReference(
				action.leadOrganisation,
				[...place, "leadOrganisation"],
				known.organisations,
				"organisation",
				report,
			);
			each(action.supportingOrganisations, [...place, "supportingOrganisations"], (slug, at) =>
				checkReference(slug, at, known.organisations, "organisation", report),
			);
			checkIllustrative(raw, place, action.illustrative, report);
		}),
	);
	each(file.indicators, ["indicators"], (indicator, path) => {
		checkReference(indicator.workstream, [...path, "workstream"], known.workstreams, "workstream", report);
		checkIllustrative(raw, path, indicator.illustrative, report);
	});
	checkUpdates(raw, file, known, report);
}

function checkUpdates(raw: unknown, file: Loose<RoadmapFile>, known: Slugs, report: Report): void {
	const numbers = new Set<number>();
	const numbered = (file.updates ?? []).filter((update) => update?.number !== undefined).length;
	each(file.updates, ["updates"], (update, path) => {
		checkSubject(raw, update, path, known, report);
		if ((update.body === undefined) === (update.record === undefined))
			report(path, "An update has either a body or a record: give one of the two.");
		if (numbered > 0 && update.number === undefined)
			report(path, "Other updates of this file have a number: give this one its own.");
		if (update.number !== undefined && numbers.has(update.number))
			report([...path, "number"], "Another update has this number already: give each its own.");
		if (update.number !== undefined) numbers.add(update.number);
	});
}

/** Unlike in a file written by hand, records of different kinds may share a slug: their addresses differ. */
function checkSlugs(file: Loose<RoadmapFile>, report: Report): void {
	const once = () => {
		const seen = new Set<string>();
		return ({ slug }: { slug?: string | undefined }, path: Path) => {
			if (slug !== undefined && seen.has(slug))
				report(
					[...path, "slug"],
					`Another record of this kind is called "${slug}" already: choose another slug.`,
				);
			if (slug !== undefined) seen.add(slug);
		};
	};
	each(file.organisations, ["organisations"], once());
	each(file.workstreams, ["workstreams"], once());
	const action = once();
	each(file.workstreams, ["workstreams"], (workstream, path) =>
		each(workstream.actions, [...path, "actions"], action),
	);
	each(file.indicators, ["indicators"], once());
	each(file.meetings, ["meetings"], once());
}
