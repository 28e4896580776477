import { z } from "zod";
import { formatParts, instant, period, slug, smallParts } from "./roadmap-format.ts";
import { isSafeHtml } from "./safe-html.ts";
import { statuses } from "./status.ts";
import { updateRecord } from "./update-record.ts";

/**
 * The JSON format of a roadmap that Waymark wrote itself (`roadmap.json`), record by record: the format of files written by hand,
 * and what comes with a life of its own (no lead, moved dates, published updates). A hand-written file has no `format`; what is
 * judged there by its writer's intention (lengths, milestones against status) was said by people here and stands as it is.
 * Described in docs/data-format.md: a new field there is a new line there.
 */
export const exportedFormatName = "waymark-roadmap-1";

const unstorable = /[^\P{Cc}\t\n\r]|\p{Surrogate}/u;
/** Any text that can be stored, the empty one too. */
const words = z
	.string()
	.max(1_000_000, { error: "This text is too long: shorten it." })
	.refine((value) => !unstorable.test(value), {
		error: "This text holds a character that cannot be shown: remove it.",
	});
const day = formatParts.action.shape.dueOn;
const name = z.strictObject({ slug, name: words });
const source = smallParts.source.exactOptional();

const roadmap = smallParts.roadmap.extend({
	title: words,
	summary: words,
	ambition: words,
	licence: z.strictObject({ name: words, url: words.nullable() }).exactOptional(),
});

const organisation = formatParts.organisation.extend({
	name: words,
	kind: words,
	role: words,
	part: z.enum(["signatory", "partner", "secretariat"]).exactOptional(),
});

const action = formatParts.action.extend({
	title: words,
	description: words,
	leadOrganisation: slug.exactOptional(),
	originalDueOn: z.union([day.unwrap(), z.null()]).exactOptional(),
	statusNote: words,
	statusPath: words.exactOptional(),
	statusAt: instant.exactOptional(),
	confirmedAt: instant.exactOptional(),
	milestones: z.array(smallParts.milestone.extend({ title: words })),
	source,
});

const workstream = formatParts.workstream.extend({
	title: words,
	summary: words,
	ambition: words.exactOptional(),
	commitment: words.exactOptional(),
	actions: z.array(action),
});

const measurement = smallParts.figure.extend({
	numerator: z.number().exactOptional(),
	denominator: z.number().exactOptional(),
	provisional: z.boolean().exactOptional(),
});

const indicator = formatParts.indicator.extend({
	name: words,
	definition: words,
	unit: words,
	interpretation: words.exactOptional(),
	measurements: z.array(measurement),
	source,
});

/** The record of an update as it was hashed; its HTML must be such as our own renderer makes. */
const record = updateRecord.refine(({ html }) => isSafeHtml(html), {
	error:
		"The HTML of this record is not of the kind that Waymark writes: take the record as it was exported.",
});

const update = formatParts.update.extend({
	number: z.int().positive().exactOptional(),
	period: period.exactOptional(),
	title: words,
	body: words.exactOptional(),
	publishedAt: instant.exactOptional(),
	publishedBy: name.exactOptional(),
	status: z.enum(statuses).exactOptional(),
	authors: z.array(name).exactOptional(),
	record: record.exactOptional(),
	source,
});

const meeting = formatParts.meeting;

/** A whole exported file. */
export const exportedFormat = z.strictObject({
	format: z.literal(exportedFormatName).exactOptional(),
	roadmap,
	organisations: z.array(organisation),
	workstreams: z.array(workstream),
	indicators: z.array(indicator),
	meetings: z.array(meeting),
	updates: z.array(update),
});

/** A file that can be loaded: every hand-written one is also one of these. */
export type RoadmapFile = z.infer<typeof exportedFormat>;
export type ActionInFile = z.infer<typeof action>;
export type IndicatorInFile = z.infer<typeof indicator>;
export type MeetingInFile = z.infer<typeof meeting>;
export type UpdateInFile = z.infer<typeof update>;

const someList = z.array(z.unknown());

/** The same format in parts that are checked one by one. */
export const exportedParts = {
	file: exportedFormat.extend({
		organisations: someList,
		workstreams: someList,
		indicators: someList,
		meetings: someList,
		updates: someList,
	}),
	organisation,
	workstream: workstream.extend({ actions: someList }),
	action,
	indicator,
	meeting,
	update,
};
