import { setImmediate } from "node:timers/promises";
import { type Day, dayOf, endOfDay } from "#app/domain/dates.ts";
import { replay } from "#app/domain/replay.ts";
import { nothingYet } from "#app/domain/roadmap-state.ts";
import { type CountedTime, countingKinds, countingTimes, countStatuses } from "#app/domain/status-history.ts";
import type { Db } from "#db/database.ts";
import { readInstallation } from "#db/queries/installation.ts";
import { beginningOfLedger, listLedgerLines } from "#db/queries/ledger-lines.ts";
import { listInternalActionIds } from "#db/queries/past-visibility.ts";

/** Lines that are read at once; between two portions, other requests get their turn. */
const linesPerPortion = 500;

/**
 * How many public actions had which status at the end of each month, quarter or year since the ledger of a roadmap begins, up to a
 * revision and a day. Reads every line of the ledger that can change a count: about 25 µs each.
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
	const internalNow = new Set(await listInternalActionIds(db, roadmapId));
	const waiting = countingTimes(since, through.day, quarters);
	const times: CountedTime[] = [];
	const state = nothingYet();
	const countUntil = (instant: string | null) => {
		for (let time = waiting[0]; time && (instant === null || endOfDay(time.day, timeZone) <= instant); ) {
			times.push({ ...time, counts: countStatuses(state, internalNow) });
			waiting.shift();
			time = waiting[0];
		}
	};
	for await (const line of linesOf(db, roadmapId, through.revision)) {
		countUntil(line.at);
		replay([line], state);
	}
	countUntil(null);
	return { since, times };
}

async function* linesOf(db: Db, roadmapId: string, through: number) {
	for (let after = 0; ; ) {
		const portion = { after, through, limit: linesPerPortion, kinds: countingKinds };
		const lines = await listLedgerLines(db, roadmapId, portion);
		yield* lines;
		const last = lines.at(-1);
		if (last === undefined || lines.length < linesPerPortion) return;
		after = last.revision;
		await setImmediate();
	}
}
