import { randomUUID } from "node:crypto";
import type { MeasureAdded } from "#app/domain/added-records.ts";
import type { Figure, Measurement } from "#app/domain/read-model.ts";
import type { Db } from "../../database.ts";
import { sourceIn, textsIn } from "../json-columns.ts";
import { insertMeasures } from "../loading/insert-contents.ts";
import type { RecordStore } from "./record-store.ts";

/** How measures are kept. */
export const measureStore: RecordStore<MeasureAdded> = {
	async places(db, roadmapId, only) {
		const rows = await db
			.selectFrom("measure")
			.select(["id", "slug", "name as title", "position", "version", "archived_at"])
			.where("roadmap_id", "=", roadmapId)
			.$if(only !== undefined, (of) => of.where("archived_at", only === "archived" ? "is not" : "is", null))
			.orderBy("position")
			.execute();
		return rows.map(({ archived_at, ...row }) => ({
			...row,
			group: "",
			archived: archived_at !== null,
			internal: false,
		}));
	},

	async find(db, roadmapId, slug) {
		const row = await db
			.selectFrom("measure")
			.selectAll()
			.where("roadmap_id", "=", roadmapId)
			.where("slug", "=", slug)
			.executeTakeFirst();
		if (!row) return undefined;
		return {
			id: row.id,
			slug: row.slug,
			workstreamId: row.workstream_id,
			name: row.name,
			definition: row.definition,
			unit: row.unit,
			direction: row.direction,
			baseline: toFigure(row.baseline_period, row.baseline_value),
			target: toFigure(row.target_period, row.target_value),
			interpretation: row.interpretation,
			nextReleaseOn: row.next_release_on,
			measurements: await listMeasurements(db, row.id),
			source: sourceIn(row.source),
			illustrative: textsIn(row.illustrative),
			position: row.position,
			version: row.version,
			archived: row.archived_at !== null,
		};
	},

	insert: (trx, roadmapId, added) => insertMeasures(trx, roadmapId, [added]),

	async patch(trx, roadmapId, read, patch) {
		const { slug, workstreamId, name, definition, unit, direction, interpretation, position } = patch;
		const { baseline, target, nextReleaseOn, illustrative, archivedAt } = patch;
		const { numUpdatedRows } = await trx
			.updateTable("measure")
			.set({
				...(slug !== undefined && { slug }),
				...(workstreamId !== undefined && { workstream_id: workstreamId }),
				...(name !== undefined && { name }),
				...(definition !== undefined && { definition }),
				...(unit !== undefined && { unit }),
				...(direction !== undefined && { direction }),
				...(interpretation !== undefined && { interpretation }),
				...(nextReleaseOn !== undefined && { next_release_on: nextReleaseOn }),
				...(position !== undefined && { position }),
				...(baseline !== undefined && {
					baseline_period: baseline?.period ?? null,
					baseline_value: baseline?.value ?? null,
				}),
				...(target !== undefined && {
					target_period: target?.period ?? null,
					target_value: target?.value ?? null,
				}),
				...(illustrative !== undefined && { illustrative: JSON.stringify(illustrative) }),
				...(archivedAt !== undefined && { archived_at: archivedAt }),
				version: read.version + 1,
			})
			.where("roadmap_id", "=", roadmapId)
			.where("id", "=", read.id)
			.where("version", "=", read.version)
			.executeTakeFirst();
		if (numUpdatedRows !== 1n) return false;
		if (patch.measurements) await replaceMeasurements(trx, read.id, patch.measurements);
		return true;
	},
};

const toFigure = (period: string | null, value: number | null): Figure | null =>
	period !== null && value !== null ? { period, value } : null;

async function listMeasurements(db: Db, measureId: string): Promise<Measurement[]> {
	const rows = await db
		.selectFrom("measurement")
		.select(["period", "value", "numerator", "denominator", "provisional"])
		.where("measure_id", "=", measureId)
		.orderBy("position")
		.execute();
	return rows.map((row) => ({ ...row, provisional: row.provisional === 1 }));
}

/** Nothing refers to a single measurement, so the list is written afresh: places stay without gaps. */
async function replaceMeasurements(trx: Db, measureId: string, measurements: Measurement[]): Promise<void> {
	await trx.deleteFrom("measurement").where("measure_id", "=", measureId).execute();
	if (measurements.length === 0) return;
	await trx
		.insertInto("measurement")
		.values(
			measurements.map(({ provisional, ...figures }, position) => ({
				id: randomUUID(),
				measure_id: measureId,
				position,
				...figures,
				provisional: provisional ? (1 as const) : (0 as const),
			})),
		)
		.execute();
}
