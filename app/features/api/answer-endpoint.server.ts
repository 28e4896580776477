import { z } from "zod";
import { notFound } from "#app/domain/refusal.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";
import { explainedIn, openedUp, toEverySite } from "../open-data/open-answer.server.ts";
import { publicAnswer } from "../public/public-answer.server.ts";
import { apiBase, type Endpoint, type Found, type Unmet } from "./endpoint.server.ts";
import { problemAnswer } from "./problem-answer.server.ts";

/** Answers a request to an endpoint: its data, a problem in a sentence, or what browsers ask before they ask. */
export async function answerEndpoint(
	endpoint: Endpoint,
	{ context, params, request }: LoaderFunctionArgs,
): Promise<Response> {
	if (request.method === "OPTIONS") return permission();
	const search = knownPart(endpoint, new URL(request.url).searchParams);
	const query = endpoint.query.safeParse(inputOf(endpoint, search));
	if (!query.success) return unreadable(query.error);
	const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ""));
	const self = `${context.app.origin()}${apiBase}${path}${search.size === 0 ? "" : `?${search}`}`;
	try {
		const asked = { context: context.app, params, query: query.data as never, search, self };
		return answerWith(endpoint, await endpoint.read(asked));
	} catch (thrown) {
		return explained(thrown);
	}
}

function answerWith({ answer }: Endpoint, found: Found<unknown> | Unmet | null): Response {
	if (found === null) return problemAnswer(404, notFound.message);
	if ("unmet" in found) return problemAnswer(400, wrong(found.unmet.parameter, found.unmet.must));
	// What the schema does not name stays here.
	const body = `${JSON.stringify(answer.parse(found.answer), null, "\t")}\n`;
	return new Response(body, {
		headers: {
			"Content-Type": "application/json; charset=utf-8",
			...toEverySite,
			...publicAnswer({ depends: [found.depends], day: found.day }),
		},
	});
}

/** What pages throw for a day that cannot be shown, as the API says it. */
function explained(thrown: unknown): Response {
	const problem = explainedIn(thrown);
	if (problem) return problemAnswer(problem.status, problem.sentence);
	if (thrown instanceof Response) return openedUp(thrown);
	throw thrown;
}

const wrong = (parameter: string, must: string) => `The parameter “${parameter}” ${must}.`;

function unreadable(error: z.ZodError): Response {
	const [issue] = error.issues;
	return problemAnswer(400, wrong(String(issue?.path[0] ?? ""), issue?.message ?? "cannot be read"));
}

/** The parameters that an endpoint knows, sorted: all others play no part. */
function knownPart({ query }: Endpoint, given: URLSearchParams): URLSearchParams {
	const known = new URLSearchParams();
	for (const name of Object.keys(query.shape).sort())
		for (const value of given.getAll(name)) if (value !== "") known.append(name, value);
	return known;
}

function inputOf({ query }: Endpoint, search: URLSearchParams): Record<string, string | string[]> {
	const input: Record<string, string | string[]> = {};
	for (const [name, schema] of Object.entries(query.shape)) {
		const values = search.getAll(name);
		if (values.length > 0) input[name] = takesMany(schema) ? values : (values[0] ?? "");
	}
	return input;
}

const takesMany = (schema: unknown): boolean =>
	schema instanceof z.ZodOptional && schema.unwrap() instanceof z.ZodArray;

/** What a browser asks before it lets the page of another site ask with headers of its own. */
const permission = () =>
	new Response(null, {
		status: 204,
		headers: {
			Allow: "GET, HEAD, OPTIONS",
			...toEverySite,
			"Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
			"Access-Control-Allow-Headers": "If-None-Match",
			"Access-Control-Max-Age": "86400",
		},
	});
