import { z } from "zod";
import { answers } from "./agreement.ts";

const agreement = { agreementId: z.string(), title: z.string() };
const answer = { answer: z.enum(answers), note: z.string().nullable() };

/**
 * The kinds of ledger lines about the life of an update, beside `update-published`. The first three are about the action and
 * never public: what is not published yet is a draft.
 */
export const updateKinds = {
	"update-sent-for-agreement": {
		to: z.strictObject({
			...agreement,
			period: z.string().nullable(),
			signOffBy: z.string(),
			organisationIds: z.array(z.string()),
		}),
	},
	"update-signed-off": {
		/** What the organisation had said before; null for its first word. */
		from: z.strictObject(answer).nullable(),
		to: z.strictObject({ ...agreement, organisationId: z.string(), ...answer }),
	},
	"update-taken-back": { to: z.strictObject(agreement) },
	"update-withdrawn": { to: z.strictObject({ number: z.number(), title: z.string() }) },
	"update-corrected": {
		from: z.strictObject({ title: z.string(), contentHash: z.string() }),
		to: z.strictObject({
			number: z.number(),
			version: z.number(),
			title: z.string(),
			contentHash: z.string(),
		}),
	},
} as const satisfies Record<string, { from?: z.ZodType; to: z.ZodType }>;
