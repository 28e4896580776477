import type { Figure, Measure, Measurement } from "#app/domain/read-model.ts";
import type { Db } from "../database.ts";
import type { MeasurementRow, MeasureRow } from "../schema.ts";
import { sourceIn, textsIn } from "./json-columns.ts";

/**
 * The measures of a roadmap in display order: of one workstream, or with `null` those about the whole roadmap. Each with
 * its figures, oldest first.
 */
export async function listMeasures(
	db: Db,
	roadmapId: string,
	workstreamId: string | null,
): Promise<Measure[]> {
	const rows = await selectMeasures(db, roadmapId)
		.where("workstream_id", workstreamId === null ? "is" : "=", workstreamId)
		.execute();
	return withFigures(db, rows);
}

/** Every measure of a roadmap, each workstream's in display order, with its figures, oldest first. Two queries. */
export async function listEveryMeasure(db: Db, roadmapId: string): Promise<Measure[]> {
	return withFigures(db, await selectMeasures(db, roadmapId).execute());
}

const selectMeasures = (db: Db, roadmapId: string) =>
	db
		.selectFrom("measure")
		.selectAll()
		.where("roadmap_id", "=", roadmapId)
		.where("archived_at", "is", null)
		.orderBy("position");

async function withFigures(db: Db, rows: MeasureRow[]): Promise<Measure[]> {
	const measurements = await listMeasurements(
		db,
		rows.map((row) => row.id),
	);
	return rows.map((row) => ({
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
		measurements: measurements.filter((m) => m.measure_id === row.id).map(toMeasurement),
		source: sourceIn(row.source),
		illustrative: textsIn(row.illustrative),
	}));
}

async function listMeasurements(db: Db, measureIds: string[]): Promise<MeasurementRow[]> {
	if (measureIds.length === 0) return [];
	return db
		.selectFrom("measurement")
		.selectAll()
		.where("measure_id", "in", measureIds)
		.orderBy("position")
		.execute();
}

function toMeasurement(row: MeasurementRow): Measurement {
	return {
		period: row.period,
		value: row.value,
		numerator: row.numerator,
		denominator: row.denominator,
		provisional: row.provisional === 1,
	};
}

function toFigure(period: string | null, value: number | null): Figure | null {
	return period !== null && value !== null ? { period, value } : null;
}
