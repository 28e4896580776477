import { z } from "zod";
import type { DataLicence } from "#app/domain/installation.ts";
import { apiSchemas, problem } from "./common-schemas.server.ts";
import { apiBase, type Endpoint } from "./endpoint.server.ts";
import { endpoints } from "./endpoints.server.ts";

type JsonSchema = Record<string, unknown>;

const schemaAddress = (id: string) => `#/components/schemas/${id}`;

/** The OpenAPI 3.1 document of the API, made from the schemas that its answers are made with. */
export function openApiDocument({
	origin,
	serviceName,
	licence,
}: {
	origin: string;
	serviceName: string;
	licence: DataLicence;
}) {
	return {
		openapi: "3.1.0",
		info: {
			title: `${serviceName}: read API`,
			version: "1.0.0",
			description: `The public roadmaps of ${serviceName} as data. Answers may get more fields within version 1, never fewer. The data is under the ${licence.name}.`,
		},
		servers: [{ url: origin + apiBase }],
		paths: Object.fromEntries(endpoints.map((endpoint) => [endpoint.path, { get: operationOf(endpoint) }])),
		components: { schemas: componentsOf(), responses: { Problem: problemResponse } },
	};
}

function operationOf({ id, path, summary, query, answer }: Endpoint) {
	return {
		operationId: id,
		summary,
		parameters: [...placesIn(path), ...parametersOf(query)],
		responses: {
			"200": {
				description: summary,
				headers: {
					ETag: { description: "The tag of this answer, for If-None-Match", schema: { type: "string" } },
				},
				content: { "application/json": { schema: { $ref: schemaAddress(idOf(answer)) } } },
			},
			"304": { description: "Nothing has changed since the answer with the tag in If-None-Match" },
			"400": { $ref: "#/components/responses/Problem" },
			"404": { $ref: "#/components/responses/Problem" },
			"429": { $ref: "#/components/responses/Problem" },
		},
	};
}

const problemResponse = {
	description: "What went wrong (RFC 9457)",
	content: { "application/problem+json": { schema: { $ref: schemaAddress(idOf(problem)) } } },
};

function idOf(schema: z.ZodType): string {
	const id = apiSchemas.get(schema)?.id;
	if (id === undefined) throw new Error("A schema of the API has no name");
	return id;
}

const places: Record<string, string> = {
	roadmap: "Short name of a roadmap",
	action: "Short name of an action",
	update: "Number of an update",
};

const placesIn = (path: string) =>
	[...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
		name,
		in: "path",
		required: true,
		description: places[name],
		schema: { type: "string" },
	}));

function parametersOf(query: z.ZodObject) {
	const { properties = {} } = z.toJSONSchema(query, { io: "input", override: withoutPatterns });
	return Object.entries(properties).map(([name, given]) => {
		const { description, ...schema } = given as JsonSchema;
		return { name, in: "query", required: false, description, schema };
	});
}

/** Every named schema, with references where one holds another. */
function componentsOf(): Record<string, JsonSchema> {
	const { schemas } = z.toJSONSchema(apiSchemas, { uri: schemaAddress, override: withoutPatterns });
	return Object.fromEntries(
		Object.entries(schemas).map(([id, { $schema, $id, ...schema }]) => [id, schema as JsonSchema]),
	);
}

/** Answers may get more fields one day, and a format says enough about a day. */
function withoutPatterns({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
	delete jsonSchema.additionalProperties;
	if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
}
