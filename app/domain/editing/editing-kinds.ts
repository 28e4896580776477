import { z } from "zod";
import { partnerParts } from "./organisation-form.ts";

/** Some fields of a record under the names that they have where it was added; at least one, and no other. */
const someOf = <S extends z.ZodRawShape>(fields: S) => {
	const some = z.strictObject(fields).partial();
	return { from: some, to: some };
};

const text = z.string();
const textOrNone = z.string().nullable();
const place = { position: z.number() };
const illustrative = z.array(z.string());
const figure = z.strictObject({ period: text, value: z.number() }).nullable();

const roadmap = {
	slug: text,
	title: text,
	summary: text,
	ambition: text,
	startsOn: text,
	endsOn: text,
	published: z.boolean(),
	showsOwners: z.boolean(),
	illustrative,
};
const partner = {
	slug: text,
	name: text,
	kind: text,
	part: z.enum(partnerParts),
	description: text,
	...place,
};
const workstream = {
	slug: text,
	title: text,
	summary: text,
	ambition: textOrNone,
	commitment: textOrNone,
	...place,
};
const action = {
	slug: text,
	title: text,
	description: text,
	workstreamId: text,
	leadOrganisationId: textOrNone,
	supportingOrganisationIds: z.array(z.string()),
	/** Goes with the lead organisation: an owner is one of its people. */
	ownerId: textOrNone,
	startsOn: textOrNone,
	internal: z.boolean(),
	illustrative,
	...place,
};
const measure = {
	slug: text,
	name: text,
	definition: text,
	unit: text,
	direction: z.enum(["up", "down"]),
	workstreamId: textOrNone,
	interpretation: textOrNone,
	nextReleaseOn: textOrNone,
	baseline: figure,
	target: figure,
	illustrative,
	...place,
};

const there = z.strictObject({ archived: z.literal(false) });
const archived = z.strictObject({ archived: z.literal(true) });
const archiving = { from: there, to: archived };
const restoring = { from: archived, to: there };

const milestone = { milestoneId: text, title: text, dueOn: textOrNone };
/** `illustrative` is there where it changed: the paths in it go by place in the list. */
const withPaths = { illustrative: illustrative.optional() };
const wholeMilestone = z.strictObject({ ...milestone, completedOn: textOrNone, ...withPaths });
const milestoneWords = z.strictObject({ ...milestone, ...withPaths });

/** A measurement with its place (from 0) among those of its measure; oldest first. */
const measurement = z.strictObject({
	...place,
	period: text,
	value: z.number(),
	numerator: z.number().nullable(),
	denominator: z.number().nullable(),
	provisional: z.boolean(),
	...withPaths,
});

/**
 * The lines that editing a roadmap leaves in the ledger. `…-changed` holds exactly the fields that changed, before and after; a
 * line of a milestone is about its action, one of a measurement about its measure.
 */
export const editingKinds = {
	"roadmap-changed": someOf(roadmap),
	"roadmap-archived": archiving,
	"roadmap-restored": restoring,
	/** Its place in the list of this installation, from 0. */
	"roadmap-moved": { from: z.strictObject(place), to: z.strictObject(place) },
	"partner-changed": someOf(partner),
	"partner-archived": archiving,
	"partner-restored": restoring,
	"workstream-changed": someOf(workstream),
	"workstream-archived": archiving,
	"workstream-restored": restoring,
	"action-changed": someOf(action),
	"action-archived": archiving,
	"action-restored": restoring,
	"measure-changed": someOf(measure),
	"measure-archived": archiving,
	"measure-restored": restoring,
	/** At the end of the list. */
	"milestone-added": { to: wholeMilestone },
	"milestone-reworded": { from: milestoneWords, to: milestoneWords },
	"milestone-removed": { from: wholeMilestone, to: z.strictObject({ ...withPaths }) },
	"measurement-added": { to: measurement },
	/** Takes the measurement at the place of `from` out, and puts that of `to` in at its place. */
	"measurement-changed": { from: measurement, to: measurement },
	"measurement-removed": { from: measurement, to: z.strictObject({ ...withPaths }) },
} as const;
