import { setImmediate } from "node:timers/promises";
import type { Instant } from "#app/domain/dates.ts";
import { replay } from "#app/domain/replay.ts";
import type { RoadmapState } from "#app/domain/roadmap-state.ts";
import { countingKinds, countStatuses, type StatusCounts } from "#app/domain/status-history.ts";
import type { Db } from "#db/database.ts";
import { listCountingLines } from "#db/queries/ledger-lines.ts";

/** Lines that are read at once; between two portions, other requests get their turn. */
const linesPerPortion = 2_000;

/** How far a ledger was counted. */
export interface CountingPass {
	/** The internal actions that were left out. */
	basis: string;
	/** The roadmap after the last line, as far as counts need it. */
	state: RoadmapState;
	/** When the last line was written. */
	lastAt: Instant;
	/** What was counted at the ends that have lines behind them: nothing changes there any more. */
	counted: Map<Instant, StatusCounts | null>;
}

/** Counts on from where a pass has come to, up to a revision, and at each of the ends on the way, oldest first. */
export async function countFurther(
	db: Db,
	roadmapId: string,
	pass: CountingPass,
	{ revision, ends, internalNow }: { revision: number; ends: Instant[]; internalNow: ReadonlySet<string> },
): Promise<void> {
	const waiting = ends.filter((end) => !pass.counted.has(end));
	while (pass.state.revision < revision) {
		const lines = await listCountingLines(db, roadmapId, {
			...{ after: pass.state.revision, through: revision, limit: linesPerPortion, kinds: countingKinds },
		});
		const through = lines.length < linesPerPortion ? revision : (lines.at(-1)?.revision ?? revision);
		for (const line of lines) {
			while (waiting[0] !== undefined && waiting[0] <= line.at)
				pass.counted.set(waiting.shift() ?? "", countStatuses(pass.state, internalNow));
			if ("content" in line) replay([line], pass.state);
			else {
				const action = pass.state.actions.get(line.actionId);
				if (action) pass.state.actions.set(line.actionId, { ...action, status: line.status });
			}
			pass.lastAt = line.at;
		}
		pass.state.revision = through;
		await setImmediate();
	}
}
