import { Temporal } from "temporal-polyfill";
import type { ActionInFile, IndicatorInFile, RoadmapFile, UpdateInFile } from "./exported-format.ts";
import { lastDayOf } from "./period.ts";
import { isReservedSlug } from "./reserved-slugs.ts";
import { type Path, valueAt } from "./roadmap-problem.ts";
import type { Loose } from "./roadmap-structure.ts";

/** Takes a problem by its path. */
export type Report = (path: Path, message: string) => void;

/** The slugs of a file by kind. */
export interface Slugs {
	organisations: Set<string> | null;
	workstreams: Set<string> | null;
	actions: Set<string> | null;
}

/**
 * Checks what concerns several fields or records at once: slugs used once, references, orders of dates, milestones against
 * status, unique titles, `illustrative` paths. `raw` is the file as written, `file` the same without what is wrong by itself.
 */
export function crossCheck(raw: unknown, file: Loose<RoadmapFile>, report: Report): void {
	checkSlugs(file, report);
	if (file.roadmap?.slug !== undefined && isReservedSlug(file.roadmap.slug)) {
		report(
			["roadmap", "slug"],
			`"${file.roadmap.slug}" is the address of another page here: choose another slug.`,
		);
	}
	checkDayOrder(file.roadmap, ["roadmap"], "endsOn", report);
	checkIllustrative(raw, ["roadmap"], file.roadmap?.illustrative, report);
	const known = slugsOf(file);
	const onceAsTitle = once("title", report);
	each(file.workstreams, ["workstreams"], (workstream, path) =>
		each(workstream.actions, [...path, "actions"], (action, place) => {
			onceAsTitle(action.title, [...place, "title"]);
			checkAction(action, place, known, report);
			checkIllustrative(raw, place, action.illustrative, report);
		}),
	);
	const onceAsName = once("name", report);
	each(file.indicators, ["indicators"], (indicator, path) => {
		onceAsName(indicator.name, [...path, "name"]);
		checkIndicator(indicator, path, known, report);
		checkIllustrative(raw, path, indicator.illustrative, report);
	});
	checkMeetingOrder(file, report);
	each(file.meetings, ["meetings"], (meeting, path) =>
		checkIllustrative(raw, path, meeting.illustrative, report),
	);
	each(file.updates, ["updates"], (update, path) => {
		checkSubject(raw, update, path, known, report);
		checkIllustrative(raw, path, update.illustrative, report);
	});
}

/** Visits the entries of a list that are there, each with its path. */
export function each<T>(
	list: (T | undefined)[] | undefined,
	path: Path,
	visit: (entry: T, path: Path) => void,
): void {
	for (const [index, entry] of (list ?? []).entries())
		if (entry !== undefined) visit(entry, [...path, index]);
}

/** A check that reports every value that was there before. */
function once(field: string, report: Report): (value: string | undefined, path: Path) => void {
	const seen = new Map<string, Path>();
	return (value, path) => {
		if (value === undefined) return;
		const first = seen.get(value);
		if (first === undefined) seen.set(value, path);
		else
			report(
				path,
				`This ${field} is used already at ${dotted(first)}: give each record a ${field} of its own.`,
			);
	};
}

const dotted = (path: Path) =>
	path
		.map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`))
		.join("");

function checkSlugs(file: Loose<RoadmapFile>, report: Report): void {
	const check = once("slug", report);
	check(file.roadmap?.slug, ["roadmap", "slug"]);
	each(file.organisations, ["organisations"], (record, path) => check(record.slug, [...path, "slug"]));
	each(file.workstreams, ["workstreams"], (record, path) => {
		check(record.slug, [...path, "slug"]);
		each(record.actions, [...path, "actions"], (action, place) => check(action.slug, [...place, "slug"]));
	});
	each(file.indicators, ["indicators"], (record, path) => check(record.slug, [...path, "slug"]));
	each(file.meetings, ["meetings"], (record, path) => check(record.slug, [...path, "slug"]));
}

/** The slugs that references may name; `null` where the list itself is missing, which is reported once, not per reference. */
export function slugsOf(file: Loose<RoadmapFile>): Slugs {
	const of = (list: ({ slug?: string | undefined } | undefined)[] | undefined) =>
		list ? new Set(list.flatMap((record) => record?.slug ?? [])) : null;
	return {
		organisations: of(file.organisations),
		workstreams: of(file.workstreams),
		actions: of(file.workstreams?.flatMap((workstream) => workstream?.actions ?? [])),
	};
}

/** Reports a reference to what the file does not have. */
export function checkReference(
	slug: string | undefined,
	path: Path,
	known: Set<string> | null,
	kind: string,
	report: Report,
): void {
	if (slug !== undefined && known !== null && !known.has(slug))
		report(path, `There is no ${kind} "${slug}" in this file: correct the slug, or add the ${kind}.`);
}

type Dated = { startsOn?: string | undefined; endsOn?: string | undefined; dueOn?: string | undefined };

function checkDayOrder(record: Dated | undefined, path: Path, end: "endsOn" | "dueOn", report: Report): void {
	const last = record?.[end];
	if (record?.startsOn !== undefined && last !== undefined && last < record.startsOn)
		report([...path, end], `This day is before startsOn (${record.startsOn}): correct one of the two.`);
}

function checkAction(action: Loose<ActionInFile>, path: Path, known: Slugs, report: Report): void {
	const lead = action.leadOrganisation;
	checkReference(lead, [...path, "leadOrganisation"], known.organisations, "organisation", report);
	const seen = new Set<string>();
	each(action.supportingOrganisations, [...path, "supportingOrganisations"], (slug, place) => {
		checkReference(slug, place, known.organisations, "organisation", report);
		if (slug === lead)
			report(place, "The lead organisation cannot also be a supporting one: remove it here.");
		if (seen.has(slug)) report(place, "This organisation is in the list already: remove it here.");
		seen.add(slug);
	});
	checkDayOrder(action, path, "dueOn", report);
	checkMilestones(action, path, report);
}

function checkMilestones(action: Loose<ActionInFile>, path: Path, report: Report): void {
	each(action.milestones, [...path, "milestones"], (milestone, place) => {
		const completed = milestone.completedOn !== undefined;
		if (!completed && milestone.dueOn === undefined)
			report(place, "This milestone has no date: add dueOn, or completedOn when it has been reached.");
		if (action.status === "complete" && !completed)
			report(
				place,
				"The action is complete, but this milestone is not: add completedOn, or correct the status.",
			);
		if (action.status === "not-started" && completed)
			report(
				[...place, "completedOn"],
				"The action has not started, but this milestone is reached: remove the day, or correct the status.",
			);
	});
}

function checkIndicator(indicator: Loose<IndicatorInFile>, path: Path, known: Slugs, report: Report): void {
	checkReference(indicator.workstream, [...path, "workstream"], known.workstreams, "workstream", report);
	let before = "";
	each(indicator.measurements, [...path, "measurements"], (measurement, place) => {
		if (measurement.period === undefined) return;
		const last = lastDayOf(measurement.period);
		if (last < before)
			report([...place, "period"], "This measurement is older than the one before it: put the oldest first.");
		before = last;
	});
	const { baseline, measurements } = indicator;
	if (baseline?.period === undefined || baseline.value === undefined || measurements === undefined) return;
	if (!measurements.some((entry) => entry?.period === baseline.period && entry?.value === baseline.value))
		report(
			[...path, "baseline"],
			"The baseline is not one of the measurements: add it there, or correct it.",
		);
}

function checkMeetingOrder(file: Loose<RoadmapFile>, report: Report): void {
	let before = Number.NEGATIVE_INFINITY;
	each(file.meetings, ["meetings"], (meeting, path) => {
		if (meeting.startsAt === undefined) return;
		const start = Temporal.Instant.from(meeting.startsAt).epochMilliseconds;
		if (start < before)
			report([...path, "startsAt"], "This meeting is earlier than the one before it: put the oldest first.");
		before = start;
	});
}

/** Reports an update that is not about exactly one thing of the file. */
export function checkSubject(
	raw: unknown,
	update: Loose<UpdateInFile>,
	path: Path,
	known: Slugs,
	report: Report,
): void {
	checkReference(update.workstream, [...path, "workstream"], known.workstreams, "workstream", report);
	checkReference(update.action, [...path, "action"], known.actions, "action", report);
	const named = ["workstream", "action"].filter((field) => valueAt(raw, [...path, field]) !== undefined);
	if (named.length !== 1)
		report(path, "An update is about exactly one workstream or action: name one of the two, and only one.");
}

/** Reports entries that name no field of their record, or name one twice. */
export function checkIllustrative(
	raw: unknown,
	path: Path,
	entries: (string | undefined)[] | undefined,
	report: Report,
): void {
	const seen = new Set<string>();
	each(entries, [...path, "illustrative"], (entry, place) => {
		const steps = stepsOf(entry);
		if (steps === null || valueAt(raw, [...path, ...steps]) === undefined)
			report(place, "This entry names no field that the record has: correct it, or remove it.");
		if (seen.has(entry)) report(place, "This entry is in the list already: remove it.");
		seen.add(entry);
	});
}

const pathForm = /^[A-Za-z]+(?:\[\d+\])*(?:\.[A-Za-z]+(?:\[\d+\])*)*$/;

/** `milestones[1].completedOn` → `["milestones", 1, "completedOn"]`; `null` for a text that is no such path. */
function stepsOf(entry: string): Path | null {
	if (entry.length > 200 || !pathForm.test(entry)) return null;
	return [...entry.matchAll(/[A-Za-z]+|\d+/g)].map(([step]) => (/\d/.test(step) ? Number(step) : step));
}
