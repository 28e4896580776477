import { z } from "zod";

/** The states of a meeting, in their order. */
export const meetingStates = ["draft", "open", "in-progress", "closed"] as const;
export type MeetingState = (typeof meetingStates)[number];

/** What becomes of an ask: open until somebody of the organisation that was asked answers. */
export const askStates = ["open", "accepted", "declined", "done"] as const;
export type AskState = (typeof askStates)[number];

/** What can be changed about a meeting; a line of the ledger holds the fields that changed. */
const facts = z.strictObject({
	title: z.string().optional(),
	startsAt: z.string().optional(),
	durationMinutes: z.number().nullable().optional(),
	venue: z.string().nullable().optional(),
	summary: z.string().optional(),
	chairId: z.string().nullable().optional(),
	seriesEvery: z.enum(["week", "month", "quarter"]).nullable().optional(),
	state: z.enum(meetingStates).optional(),
});

const item = z.strictObject({
	id: z.string(),
	title: z.string(),
	kind: z.enum(["topic", "action", "ask"]),
	actionId: z.string().nullable(),
	askId: z.string().nullable(),
	presenterId: z.string().nullable(),
	minutes: z.number().nullable(),
	public: z.boolean(),
});

const part = z.strictObject({ version: z.number(), contentHash: z.string() });
const answer = z.strictObject({ number: z.number(), state: z.enum(askStates) });

/** The lines that meetings leave in the ledger. */
export const meetingKinds = {
	"meeting-changed": { from: facts, to: facts },
	"meeting-invited": { to: z.strictObject({ personIds: z.array(z.string()) }) },
	"agenda-changed": { to: z.strictObject({ items: z.array(item) }) },
	"chair-taken": {
		from: z.strictObject({ chairId: z.string().nullable() }),
		to: z.strictObject({ chairId: z.string() }),
	},
	"meeting-closed": {
		to: z.strictObject({
			title: z.string(),
			startsAt: z.string(),
			closedAt: z.string(),
			/** The titles of the items that are public, in their order. */
			publicItems: z.array(z.string()),
			/** The organisations that were there. */
			organisationIds: z.array(z.string()),
			/** The version of the minutes' public part and the SHA-256 (hex) of its HTML. */
			publicPart: part,
			/** How many decisions that are public were recorded. */
			decisions: z.number(),
		}),
	},
	"meeting-reopened": { to: z.strictObject({ state: z.literal("in-progress") }) },
	"decision-recorded": {
		to: z.strictObject({
			number: z.number(),
			text: z.string(),
			organisationIds: z.array(z.string()),
			meetingId: z.string(),
			public: z.boolean(),
			decidedAt: z.string(),
		}),
	},
	"ask-recorded": {
		to: z.strictObject({
			number: z.number(),
			text: z.string(),
			fromOrganisationId: z.string(),
			toOrganisationId: z.string(),
			dueOn: z.string().nullable(),
			meetingId: z.string(),
			askedAt: z.string(),
		}),
	},
	"ask-answered": { from: answer, to: answer },
} as const;
