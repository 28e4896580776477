import { z } from "zod";
import type { Day } from "#app/domain/dates.ts";
import type { AppContext, PublicDependency } from "../../context.server.ts";

/** What is asked of an endpoint, understood. */
export interface Asked<Query> {
	context: AppContext;
	/** What stands in the places of the path. */
	params: Readonly<Record<string, string | undefined>>;
	query: Query;
	/** The query as it came: only what the endpoint knows of it. */
	search: URLSearchParams;
	/** The address that was asked for, with nothing in it that the endpoint does not know. */
	self: string;
}

/** What an endpoint found: its answer, and when the answer must be made anew. */
export interface Found<Answer> {
	answer: Answer;
	depends: PublicDependency;
	/** The day by which something in it was computed; null for what stands for ever. */
	day: Day | null;
}

/** A parameter that was understood and names nothing here, in words: "must be …". */
export interface Unmet {
	unmet: { parameter: string; must: string };
}

/** One address of the API: what it takes, what it answers, and how the answer is made. */
export interface Endpoint {
	/** Its name in the OpenAPI document. */
	id: string;
	/** From `/api/v1` on, with places in braces. */
	path: string;
	summary: string;
	query: z.ZodObject;
	answer: z.ZodType;
	/** Null where there is nothing that the public may see. */
	// A method, so that each endpoint can name its own query.
	read(asked: Asked<never>): Promise<Found<unknown> | Unmet | null>;
}

interface Definition<Query extends z.ZodObject, Answer extends z.ZodType> extends Omit<Endpoint, "read"> {
	query: Query;
	answer: Answer;
	read(asked: Asked<z.output<Query>>): Promise<Found<z.input<Answer>> | Unmet | null>;
}

/** Defines an endpoint whose reading fits its query and its answer. */
export const defineEndpoint = <Query extends z.ZodObject, Answer extends z.ZodType>(
	definition: Definition<Query, Answer>,
): Endpoint => definition;

/** Where the API is, below the origin. */
export const apiBase = "/api/v1";

const tooBig = "must be a whole number from 1 to 100";
const noRevision = "must be a whole number, 1 or more";
const noDay = "must be a day such as 2026-03-31";

/** Parameters that several endpoints know. */
export const parameters = {
	asAt: z
		.string()
		.optional()
		.describe("Answer as things stood at the end of this day (YYYY-MM-DD)")
		.meta({ format: "date" }),
	limit: z.coerce
		.number(tooBig)
		.int(tooBig)
		.min(1, tooBig)
		.max(100, tooBig)
		.default(50)
		.describe("How many items at most: 1 to 100, otherwise 50"),
	before: z.coerce
		.number(noRevision)
		.int(noRevision)
		.min(1, noRevision)
		.max(999_999_999, noRevision)
		.optional(),
	day: z.iso.date(noDay).optional(),
};
