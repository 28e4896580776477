import { z } from "zod";
import { editingKinds } from "./editing/editing-kinds.ts";
import { meetingKinds } from "./meeting-changes.ts";
import { peopleKinds } from "./people-changes.ts";
import { statuses } from "./status.ts";
import { updateKinds } from "./update-kinds.ts";

/**
 * Every kind of line in the ledger, with the state that it carries before (`from`) and after (`to`).
 * Organisations and people are given by id: names are looked up when the line is read.
 */
const kinds = {
	"roadmap-added": { to: z.unknown() },
	"partner-added": { to: z.unknown() },
	"workstream-added": { to: z.unknown() },
	"action-added": { to: z.unknown() },
	"measure-added": { to: z.unknown() },
	"meeting-added": { to: z.unknown() },
	...editingKinds,
	...meetingKinds,
	...peopleKinds,
	"update-published": {
		to: z.object({ number: z.number(), title: z.string(), contentHash: z.string() }),
	},
	...updateKinds,
	"status-changed": {
		from: z.object({ status: z.enum(statuses) }),
		to: z.object({ status: z.enum(statuses), path: z.string().nullable() }),
	},
	"status-confirmed": { to: z.object({ status: z.enum(statuses) }) },
	"due-date-changed": {
		from: z.object({ dueOn: z.string().nullable() }),
		to: z.object({ dueOn: z.string().nullable(), agreedBy: z.string() }),
	},
	"owner-changed": {
		from: z.object({ ownerId: z.string().nullable() }),
		to: z.object({ ownerId: z.string().nullable() }),
	},
	"milestone-changed": {
		from: z.object({ milestoneId: z.string(), title: z.string(), completedOn: z.string().nullable() }),
		to: z.object({ milestoneId: z.string(), title: z.string(), completedOn: z.string().nullable() }),
	},
} as const satisfies Record<string, { from?: z.ZodType; to: z.ZodType }>;

export type ChangeKind = keyof typeof kinds;

type FromOf<K extends ChangeKind> = (typeof kinds)[K] extends { from: infer F extends z.ZodType }
	? z.infer<F>
	: null;
type ToOf<K extends ChangeKind> = z.infer<(typeof kinds)[K]["to"]>;

/** The kind of a change with its state before and after. */
export type ChangeContent = { [K in ChangeKind]: { kind: K; from: FromOf<K>; to: ToOf<K> } }[ChangeKind];

/** What kind of thing a change is about. */
export type ChangeSubject = {
	type:
		| "roadmap"
		| "organisation"
		| "workstream"
		| "action"
		| "measure"
		| "meeting"
		| "update"
		| "decision"
		| "ask";
	id: string;
};

/**
 * Reads the content of a ledger row. Throws when the row holds what no kind describes: that is a bug, not input.
 */
export function parseChangeContent(kind: string, from: string | null, to: string | null): ChangeContent {
	if (!(kind in kinds)) throw new Error(`The ledger holds a change of the unknown kind ${kind}`);
	const schema: { from?: z.ZodType; to: z.ZodType } = kinds[kind as ChangeKind];
	return {
		kind,
		from: schema.from ? schema.from.parse(JSON.parse(from ?? "null")) : null,
		to: schema.to.parse(JSON.parse(to ?? "null")),
	} as ChangeContent;
}
