import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import type { MeasureAdded } from "../../domain/added-records.ts";
import { afterInsertion, afterRemoval } from "../../domain/editing/illustrative-paths.ts";
import { checkMeasurement } from "../../domain/editing/measure-form.ts";
import { lastDayOf } from "../../domain/period.ts";
import type { Measurement } from "../../domain/read-model.ts";
import { notFound, refuse } from "../../domain/refusal.ts";
import { type RecordCommand, writeRecord } from "./change-record.server.ts";
import type { EditOutcome } from "./edit-roadmap.server.ts";
import { measureKind } from "./measure-kind.server.ts";

type Written = Promise<EditOutcome<{ title: string; slug: string }>>;
type Typed = RecordCommand & { typed: Record<string, string> };

/** The most measurements that a measure has: 25 years of weeks. */
const most = 1_300;

/** Adds a measurement where its period belongs: oldest first. */
export function addMeasurement(context: AppContext, person: Person, command: Typed): Written {
	return writeRecord(context, person, measureKind, command, async (_edit, measure) => {
		const checked = checkMeasurement(command.typed, periodsOf(measure.measurements));
		if (!checked.ok) return checked;
		if (measure.measurements.length >= most)
			return refuse("invalid", `A measure has at most ${most} figures: remove one first.`);
		const { patch, position, illustrative } = putIn(measure, checked.value);
		const to = { position, ...checked.value, illustrative };
		return { ok: true, value: { patch, line: { kind: "measurement-added", from: null, to } } };
	});
}

/** Corrects a measurement, named by its place in the list (from 0). */
export function correctMeasurement(
	context: AppContext,
	person: Person,
	command: Typed & { place: number },
): Written {
	return writeRecord(context, person, measureKind, command, async (_edit, measure) => {
		const before = measure.measurements[command.place];
		if (!before) return notFound;
		const rest = takenOut(measure, command.place);
		const checked = checkMeasurement(command.typed, periodsOf(rest.measurements));
		if (!checked.ok) return checked;
		if (JSON.stringify(figuresOf(before)) === JSON.stringify(figuresOf(checked.value)))
			return refuse("invalid", "Nothing is different: change something, or leave the page.");
		const { patch, position, illustrative } = putIn(rest, checked.value);
		return {
			ok: true,
			value: {
				patch,
				line: {
					kind: "measurement-changed",
					from: { position: command.place, ...figuresOf(before) },
					to: { position, ...figuresOf(checked.value), illustrative },
				},
			},
		};
	});
}

/** Takes a measurement away; the ledger keeps what it was. */
export function removeMeasurement(
	context: AppContext,
	person: Person,
	command: RecordCommand & { place: number },
): Written {
	return writeRecord(context, person, measureKind, command, async (_edit, measure) => {
		const gone = measure.measurements[command.place];
		if (!gone) return notFound;
		const patch = takenOut(measure, command.place);
		return {
			ok: true,
			value: {
				patch,
				line: {
					kind: "measurement-removed",
					from: { position: command.place, ...figuresOf(gone) },
					to: { illustrative: patch.illustrative },
				},
			},
		};
	});
}

type Figures = Pick<MeasureAdded, "measurements" | "illustrative">;

const periodsOf = (measurements: Measurement[]) => measurements.map(({ period }) => period);

const figuresOf = ({ period, value, numerator, denominator, provisional }: Measurement): Measurement => ({
	...{ period, value, numerator, denominator, provisional },
});

const takenOut = ({ measurements, illustrative }: Figures, place: number): Figures => ({
	measurements: measurements.filter((_, index) => index !== place),
	illustrative: afterRemoval(illustrative, "measurements", place),
});

function putIn({ measurements, illustrative }: Figures, added: Measurement) {
	const end = lastDayOf(added.period);
	const later = measurements.findIndex(({ period }) => lastDayOf(period) > end);
	const position = later === -1 ? measurements.length : later;
	const paths = afterInsertion(illustrative, "measurements", position);
	const patch: Figures = { measurements: measurements.toSpliced(position, 0, added), illustrative: paths };
	return { patch, position, illustrative: paths };
}
