import { type Day, dayOf, endOfDay, type Instant } from "#app/domain/dates.ts";
import { nothingYet } from "#app/domain/roadmap-state.ts";
import {
	type CountedTime,
	countingTimes,
	countStatuses,
	type StatusCounts,
} from "#app/domain/status-history.ts";
import type { Db } from "#db/database.ts";
import { readInstallation } from "#db/queries/installation.ts";
import { beginningOfLedger } from "#db/queries/ledger-lines.ts";
import { listInternalActionIds } from "#db/queries/past-visibility.ts";
import { type CountingPass, countFurther } from "./counting-pass.server.ts";

/** How many actions the states may hold in all that are kept to count on from. */
const mostRecords = 60_000;

/** By database, since several can be open in one process (tests); by roadmap, the last one asked for last. */
const keptBy = new WeakMap<Db, Map<string, CountingPass>>();
/** Counting is work for one core: one roadmap after the other. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * How many public actions had which status at the end of each month, quarter or year since the ledger of a roadmap begins, up to a
 * revision and a day. Reads the lines that can change a count, about 5 µs each; those that were counted before are not read again.
 */
export async function countOverTime(
	db: Db,
	roadmapId: string,
	through: { revision: number; day: Day },
): Promise<{ since: Day; times: CountedTime[] } | null> {
	const begins = await beginningOfLedger(db, roadmapId);
	if (begins === undefined) return null;
	const { timeZone, quarters } = await readInstallation(db);
	const since = dayOf(begins, timeZone);
	const times = countingTimes(since, through.day, quarters).map((time) => ({
		...{ time, end: endOfDay(time.day, timeZone) },
	}));
	const counting = queue.then(() =>
		countAtEnds(db, roadmapId, { revision: through.revision, ends: times.map(({ end }) => end) }),
	);
	queue = counting.catch(() => {});
	const counts = await counting;
	return { since, times: times.map(({ time, end }) => ({ ...time, counts: counts.get(end) ?? null })) };
}

async function countAtEnds(
	db: Db,
	roadmapId: string,
	{ revision, ends }: { revision: number; ends: Instant[] },
): Promise<Map<Instant, StatusCounts | null>> {
	const all = keptBy.get(db) ?? new Map<string, CountingPass>();
	keptBy.set(db, all);
	const internalNow = new Set(await listInternalActionIds(db, roadmapId));
	const basis = [...internalNow].sort().join();
	const known = all.get(roadmapId);
	const goesOn =
		known !== undefined &&
		known.basis === basis &&
		known.state.revision <= revision &&
		ends.every((end) => known.counted.has(end) || end > known.lastAt);
	const pass: CountingPass = goesOn
		? known
		: { basis, state: nothingYet(), lastAt: "", counted: new Map<Instant, StatusCounts | null>() };
	await countFurther(db, roadmapId, pass, { revision, ends, internalNow });
	const counts = new Map(
		ends.map((end) => [end, pass.counted.get(end) ?? countStatuses(pass.state, internalNow)]),
	);
	// What was counted up to a day that is past is not what the page of now goes on from.
	if (goesOn || known === undefined || known.state.revision <= revision) {
		all.delete(roadmapId);
		all.set(roadmapId, pass);
		forgetOldest(all);
	}
	return counts;
}

function forgetOldest(all: Map<string, CountingPass>): void {
	let records = 0;
	for (const [position, [roadmapId, { state }]] of [...all].reverse().entries()) {
		records += state.actions.size;
		if (position > 0 && records > mostRecords) all.delete(roadmapId);
	}
}
