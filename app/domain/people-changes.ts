import { z } from "zod";

const role = z.enum(["coordinator", "lead", "contributor", "observer"]);
const held = z.strictObject({ personId: z.string(), role });
const gone = z.strictObject({ personId: z.string(), role: z.null() });

/**
 * The lines that people's comings and goings leave in the ledger, each about an organisation. Never public, and people are
 * given by id only: a name can be forgotten, a line of the ledger cannot.
 */
export const peopleKinds = {
	"person-joined": {
		to: z.strictObject({ personId: z.string(), role, invitedById: z.string().nullable() }),
	},
	"role-changed": { from: held, to: held },
	"person-left": { from: held, to: gone },
	"person-removed": { from: held, to: gone },
} as const;
