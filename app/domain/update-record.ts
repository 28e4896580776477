import { z } from "zod";
import { standings } from "./agreement.ts";
import { statuses } from "./status.ts";

const organisation = z.strictObject({ slug: z.string(), name: z.string() });
/** `illustrative`: made up for the demonstration. */
const figure = z.strictObject({ period: z.string(), value: z.number(), illustrative: z.boolean() });

const signOff = z.strictObject({
	organisation,
	standing: z.enum(standings),
	note: z.string().nullable(),
	at: z.string().nullable(),
});

const measure = z.strictObject({
	slug: z.string(),
	name: z.string(),
	unit: z.string(),
	direction: z.enum(["up", "down"]),
	baseline: figure.nullable(),
	target: figure.nullable(),
	/** The newest figure at that moment. */
	latest: z.strictObject({ ...figure.shape, provisional: z.boolean() }).nullable(),
});

/** Set on a corrected wording: who corrected what, and the hash of the wording before. */
const correction = z.strictObject({
	at: z.string(),
	by: organisation,
	onBehalfOf: organisation.nullable(),
	note: z.string(),
	corrects: z.string(),
});

/**
 * Everything that an update says in public, as it is hashed. The order of these fields is part of the format: a new order or
 * a new field is a new format.
 */
export const updateRecord = z.strictObject({
	format: z.literal("waymark-update-1"),
	roadmap: z.strictObject({ slug: z.string(), title: z.string() }),
	number: z.number(),
	/** 1, or more after corrections. */
	version: z.number(),
	action: z.strictObject({ slug: z.string(), title: z.string() }),
	title: z.string(),
	period: z.string().nullable(),
	publishedAt: z.string(),
	publishedBy: organisation,
	onBehalfOf: organisation.nullable(),
	status: z.strictObject({
		status: z.enum(statuses),
		reason: z.string(),
		path: z.string().nullable(),
		statedAt: z.string(),
		illustrative: z.boolean(),
	}),
	authors: z.array(organisation),
	/** The last day for sign-off; null where the organisations were not asked. */
	signOffBy: z.string().nullable(),
	signOffs: z.array(signOff),
	measures: z.array(measure),
	text: z.string(),
	html: z.string(),
	correction: correction.nullable(),
});
export type PublishedRecord = z.infer<typeof updateRecord>;
export type MeasureStanding = PublishedRecord["measures"][number];

/**
 * A record as the text over which its hash is made: JSON with the fields in the order of the format, two spaces of
 * indentation, `\n` at the end of lines and at the end. Decision record 0012 says how anyone can check it.
 */
export const canonicalText = (record: PublishedRecord): string =>
	`${JSON.stringify(updateRecord.parse(record), null, 2)}\n`;

/** Reads a stored record; throws for anything else. */
export const parseRecord = (text: string): PublishedRecord => updateRecord.parse(JSON.parse(text));
