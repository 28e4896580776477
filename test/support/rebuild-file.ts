import type { Selectable } from "kysely";
import type { Db } from "#db/database.ts";
import type { Database } from "#db/schema.ts";

/**
 * Writes the rows of a roadmap back as the file that they came from, so that a test sees at once whether anything was lost on
 * the way. Updates come in the order of their numbers, instants in UTC.
 */
export async function rebuildFile(db: Db, slug: string): Promise<unknown> {
	const roadmap = await db
		.selectFrom("roadmap")
		.selectAll()
		.where("slug", "=", slug)
		.executeTakeFirstOrThrow();
	const slugs = await slugsById(db);
	const of = (id: string | null) => (id === null ? undefined : slugs.get(id));
	return given({
		roadmap: {
			...pick(roadmap, ["slug", "title", "summary", "ambition"]),
			startsOn: roadmap.starts_on,
			endsOn: roadmap.ends_on,
			sources: JSON.parse(roadmap.sources),
			illustrative: JSON.parse(roadmap.illustrative),
		},
		organisations: await organisations(db, roadmap.id),
		workstreams: await workstreams(db, roadmap.id, of),
		indicators: await indicators(db, roadmap.id, of),
		meetings: await meetings(db, roadmap.id),
		updates: (await rowsOf(db, "published_update", roadmap.id, "number")).map((update) => ({
			workstream: of(update.workstream_id),
			action: of(update.action_id),
			...pick(update, ["period", "title"]),
			body: update.markdown,
			...origin(update),
		})),
	});
}

type OfRoadmap = "workstream" | "action" | "measure" | "meeting" | "published_update";

async function rowsOf<T extends OfRoadmap>(
	db: Db,
	table: T,
	roadmapId: string,
	order: "position" | "number",
) {
	const rows = await db
		.selectFrom(table as OfRoadmap)
		.selectAll()
		.where("roadmap_id", "=", roadmapId)
		.orderBy(order)
		.execute();
	return rows as Selectable<Database[T]>[];
}

async function slugsById(db: Db): Promise<Map<string, string>> {
	const tables = ["organisation", "workstream", "action"] as const;
	const rows = await Promise.all(
		tables.map((table) => db.selectFrom(table).select(["id", "slug"]).execute()),
	);
	return new Map(rows.flat().map(({ id, slug }) => [id, slug]));
}

type SlugOf = (id: string | null) => string | undefined;

async function organisations(db: Db, roadmapId: string) {
	return db
		.selectFrom("partner")
		.innerJoin("organisation", "organisation.id", "partner.organisation_id")
		.select(["slug", "name", "kind", "partner.description as role"])
		.where("roadmap_id", "=", roadmapId)
		.orderBy("position")
		.execute();
}

async function workstreams(db: Db, roadmapId: string, of: SlugOf) {
	const actions = await rowsOf(db, "action", roadmapId, "position");
	const supports = await db.selectFrom("action_support").selectAll().orderBy("position").execute();
	const milestones = await db.selectFrom("milestone").selectAll().orderBy("position").execute();
	return (await rowsOf(db, "workstream", roadmapId, "position")).map((workstream) => ({
		...pick(workstream, ["slug", "title", "summary", "ambition", "commitment"]),
		actions: actions
			.filter((action) => action.workstream_id === workstream.id)
			.map((action) => ({
				...pick(action, ["slug", "title", "description", "status"]),
				leadOrganisation: of(action.lead_organisation_id),
				supportingOrganisations: supports
					.filter((support) => support.action_id === action.id)
					.map((support) => of(support.organisation_id)),
				startsOn: action.starts_on,
				dueOn: action.due_on,
				statusNote: action.status_reason,
				milestones: milestones
					.filter((milestone) => milestone.action_id === action.id)
					.map(({ title, due_on, completed_on }) => ({ title, dueOn: due_on, completedOn: completed_on })),
				...origin(action),
			})),
	}));
}

async function indicators(db: Db, roadmapId: string, of: SlugOf) {
	const measurements = await db.selectFrom("measurement").selectAll().orderBy("position").execute();
	const figure = (period: string | null, value: number | null) =>
		period === null ? null : { period, value };
	return (await rowsOf(db, "measure", roadmapId, "position")).map((measure) => ({
		...pick(measure, ["slug", "name", "definition", "unit", "direction"]),
		workstream: of(measure.workstream_id),
		baseline: figure(measure.baseline_period, measure.baseline_value),
		target: figure(measure.target_period, measure.target_value),
		measurements: measurements
			.filter((measurement) => measurement.measure_id === measure.id)
			.map(({ period, value }) => ({ period, value })),
		...origin(measure),
	}));
}

async function meetings(db: Db, roadmapId: string) {
	const items = await db.selectFrom("agenda_item").selectAll().orderBy("position").execute();
	return (await rowsOf(db, "meeting", roadmapId, "position")).map((meeting) => ({
		...pick(meeting, ["slug", "title", "venue", "summary"]),
		startsAt: meeting.starts_at,
		agenda: items.filter((item) => item.meeting_id === meeting.id).map(({ title }) => title),
		...origin(meeting),
	}));
}

const origin = (row: { source: string | null; illustrative: string }) => ({
	source: JSON.parse(row.source ?? "null") as unknown,
	illustrative: JSON.parse(row.illustrative) as unknown,
});

const pick = <T, K extends keyof T>(row: T, keys: K[]) =>
	Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<T, K>;

/** Without the fields that have no value, which the format leaves out. */
const given = (value: unknown): unknown =>
	JSON.parse(JSON.stringify(value, (_key, part: unknown) => part ?? undefined));
