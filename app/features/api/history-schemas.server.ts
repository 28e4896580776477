import { z } from "zod";
import {
	count,
	day,
	frame,
	instant,
	links,
	named,
	organisation,
	pagedLinks,
	status,
} from "./common-schemas.server.ts";

const updateFields = {
	number: count.describe("Counts from 1 within the roadmap; withdrawn ones leave gaps in lists"),
	title: z.string(),
	about: z.object({ type: z.enum(["action", "workstream"]), slug: z.string(), title: z.string() }),
	period: z.string().nullable(),
	status: status.nullable(),
	publishedAt: instant,
	publisher: organisation.nullable().describe("Null for what was loaded from a file"),
	authors: z.array(organisation),
	version: count.describe("Which wording this is: more than 1 after corrections"),
	correction: z.object({ at: instant, note: z.string() }).nullable(),
	contentHash: z.string().describe("SHA-256 of the record, in hexadecimal digits"),
	illustrative: z.array(z.string()),
};
const updateSummary = named("UpdateSummary", z.object({ ...updateFields, links: links("self", "page") }));
export const updatesAnswer = named(
	"UpdatesAnswer",
	z.object({ ...frame, updates: z.array(updateSummary).describe("Newest first"), links: pagedLinks }),
);
const update = named(
	"Update",
	z.object({
		...updateFields,
		withdrawn: z
			.object({ at: instant, reason: z.string() })
			.nullable()
			.describe("Set when it no longer stands; it keeps its address all the same"),
		text: z.string().describe("Plain text, with - before the items of lists"),
		html: z.string().describe("The same as HTML without scripts, styles or images"),
	}),
);
export const updateAnswer = named(
	"UpdateAnswer",
	z.object({ ...frame, update, links: links("self", "page") }),
);

const change = named(
	"Change",
	z.object({
		revision: count.describe("Grows by one with every change of the roadmap; what is not public leaves gaps"),
		at: instant,
		kind: z.string().describe("Such as status-changed or update-published; there may be more kinds one day"),
		sentence: z.string(),
		reason: z.string().nullable(),
		subject: z.object({
			type: z.string().describe("Such as action, workstream, measure or update"),
			slug: z.string().nullable().describe("Only for actions and workstreams that still stand"),
			title: z.string().nullable(),
		}),
		organisation: organisation.nullable(),
		onBehalfOf: organisation.nullable(),
		status: z
			.object({ from: status, to: status, path: z.string().nullable() })
			.nullable()
			.describe("For changes of a status"),
		dueOn: z
			.object({ from: day.nullable(), to: day.nullable() })
			.nullable()
			.describe("For moves of a due date"),
	}),
);
export const changesAnswer = named(
	"ChangesAnswer",
	z.object({ ...frame, changes: z.array(change).describe("Newest first"), links: pagedLinks }),
);

const decision = named(
	"Decision",
	z.object({
		number: count.nullable(),
		text: z.string(),
		decidedAt: instant.nullable(),
		organisations: z.array(organisation),
		meeting: z.object({ slug: z.string(), title: z.string() }),
		links: links("meeting"),
	}),
);
export const decisionsAnswer = named(
	"DecisionsAnswer",
	z.object({ ...frame, decisions: z.array(decision).describe("Newest first"), links: links("self", "page") }),
);
