import { createRequire } from "node:module";
import * as action from "#app/routes/api/action.ts";
import * as actions from "#app/routes/api/actions.ts";
import * as changes from "#app/routes/api/changes.ts";
import * as decisions from "#app/routes/api/decisions.ts";
import * as guide from "#app/routes/api/guide.tsx";
import * as measures from "#app/routes/api/measures.ts";
import * as openapi from "#app/routes/api/openapi.ts";
import * as partners from "#app/routes/api/partners.ts";
import * as roadmap from "#app/routes/api/roadmap.ts";
import * as roadmaps from "#app/routes/api/roadmaps.ts";
import * as unknown from "#app/routes/api/unknown.ts";
import * as update from "#app/routes/api/update.ts";
import * as updates from "#app/routes/api/updates.ts";
import * as workstreams from "#app/routes/api/workstreams.ts";
import type { Db } from "#db/database.ts";
import { listRoutes } from "#test/access/route-list.ts";
import { startPublicSite } from "#test/public/public-site.ts";
import { type Stage, setStage } from "../history/stage.ts";
import { oneOfEach, take } from "../history/steps.ts";

const modules: Record<string, object> = {
	...{ action, actions, changes, decisions, guide, measures, openapi, partners },
	...{ roadmap, roadmaps, unknown, update, updates, workstreams },
};

/** The addresses of the API as the product has them, with the modules that answer. */
export const apiRoutes = listRoutes()
	.filter(({ id }) => id.startsWith("routes/api/"))
	.map(({ id, path }) => {
		const name = id.slice("routes/api/".length);
		const module = modules[name];
		if (!module) throw new Error(`The stage does not know ${id}`);
		return { name, path: path.replace(/^\//, ""), module };
	});

/** The whole API on a free port, through the page cache. */
export async function startApi(db: Db) {
	const more = apiRoutes.map(({ name, path, module }) => [
		`api-${name}`,
		{ path, module, ...(name === "guide" ? { page: true as const } : {}) },
	]);
	const site = await startPublicSite(db, { more: Object.fromEntries(more) });
	const get = async (path: string) => {
		const { status, headers, body } = await site.ask(path);
		return { status, headers, json: JSON.parse(body.toString()) };
	};
	return { ...site, get };
}

export type Api = Awaited<ReturnType<typeof startApi>>;

/** The roadmap of the stage in the API. */
export const base = "/api/v1/roadmaps/small";

/** The API about a roadmap that people lived in during March 2026, with a public and a private decision. */
export async function withApi(db: Db, use: (api: Api, stage: Stage) => Promise<void>) {
	const stage = await setStage(db, "small");
	for (const wish of [
		...oneOfEach,
		{ ...oneOfEach[5], action: "open-clinic" } as (typeof oneOfEach)[number],
	]) {
		stage.pass(5);
		await take(stage, wish);
	}
	await stage.close();
	const { id: meetingId } = await db.selectFrom("meeting").select("id").executeTakeFirstOrThrow();
	for (const [at, open] of ([0, 1] as const).entries())
		await db
			.insertInto("decision")
			.values({
				id: `decision-${at}`,
				roadmap_id: stage.roadmapId,
				meeting_id: meetingId,
				agenda_item_id: null,
				number: at + 1,
				text: open ? "Open the doors" : "PRIVATE decision",
				public: open,
				person_id: stage.coordinator.id,
				created_at: "2026-03-03T09:00:00.000Z",
				decided_at: "2026-03-03T09:00:00.000Z",
			})
			.execute();
	const api = await startApi(db);
	try {
		await use(api, stage);
	} finally {
		await api.close();
	}
}

/** An address of every endpoint, by its path in the document. */
export const filled = (path: string) =>
	`/api/v1${path}`.replace("{roadmap}", "small").replace("{action}", "open-clinic").replace("{update}", "3");

export interface OpenApi {
	openapi: string;
	paths: Record<
		string,
		{
			get: {
				parameters: { name: string; in: string; schema: Record<string, unknown>; description?: string }[];
				responses: Record<"200", { content: { "application/json": { schema: { $ref: string } } } }>;
			};
		}
	>;
	components: { schemas: Record<string, object> };
}

type Check = ((data: unknown) => boolean) & { errors?: unknown };
type Ajv = new (
	options: object,
) => { addSchema(schema: object, key: string): void; getSchema(key: string): Check | undefined };

/**
 * Checks answers with a validator that is not ours: the one inside the validator of OpenAPI documents. Returns what is wrong with
 * the answer of a path of the document; null when nothing is.
 */
export function checkerOf(document: OpenApi) {
	const inside = createRequire(createRequire(import.meta.url).resolve("@seriousme/openapi-schema-validator"));
	const { default: Ajv2020 } = inside("ajv/dist/2020.js") as { default: Ajv };
	const { default: addFormats } = inside("ajv-formats") as { default: (ajv: object) => void };
	const ajv = new Ajv2020({ strict: false, allErrors: true });
	addFormats(ajv);
	ajv.addSchema(document, "api");
	return (path: string, data: unknown): unknown => {
		const { $ref } = document.paths[path]?.get.responses["200"].content["application/json"].schema ?? {};
		const check = ajv.getSchema(`api${$ref}`);
		if (!check) throw new Error(`The document says nothing of answers to ${path}`);
		return check(data) ? null : check.errors;
	};
}
