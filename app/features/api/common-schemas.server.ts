import { z } from "zod";
import { statuses } from "#app/domain/status.ts";

/** Every shape that the API answers with, by its name in the OpenAPI document. */
export const apiSchemas = z.registry<{ id: string }>();

/** A shape of its own in the OpenAPI document. */
export const named = <T extends z.ZodType>(id: string, schema: T): T => {
	apiSchemas.add(schema, { id });
	return schema;
};

// Answers are made of what is stored: their schemas name what goes out and leave the rest behind, and judge nothing again.
export const day = z.string().meta({ format: "date", examples: ["2026-03-31"] });
export const instant = z.string().meta({ format: "date-time", examples: ["2026-03-31T09:00:00.000Z"] });
const address = z.string().meta({ format: "uri" });
export const count = z.number().meta({ type: "integer", minimum: 0 });

export const organisation = named(
	"Organisation",
	z
		.object({ slug: z.string(), name: z.string() })
		.describe("An organisation, by its short name and its name"),
);
const licence = named(
	"Licence",
	z
		.object({ name: z.string(), url: address.nullable() })
		.describe("The terms under which the answer may be used again"),
);
export const status = named("Status", z.enum(statuses).describe("How an action is going"));

/** What every answer says of itself. */
export const frame = {
	asAt: day.nullable().describe("The day as at which the answer stands; null for now"),
	licence,
};

export const links = <const Names extends readonly string[]>(...names: Names) =>
	z.object(Object.fromEntries(names.map((name) => [name, address])) as Record<Names[number], typeof address>);
export const pagedLinks = z.object({
	self: address,
	page: address,
	next: address.nullable().describe("The next, older part of the list; null on the last"),
});

export const problem = named(
	"Problem",
	z
		.object({
			type: z.string(),
			title: z.string(),
			status: z.number().meta({ type: "integer" }),
			detail: z.string().describe("What is wrong, in a sentence"),
		})
		.describe("What went wrong (RFC 9457)"),
);
