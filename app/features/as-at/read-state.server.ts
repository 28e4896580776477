import { setImmediate } from "node:timers/promises";
import { replay } from "#app/domain/replay.ts";
import { nothingYet, type RoadmapState } from "#app/domain/roadmap-state.ts";
import type { Db } from "#db/database.ts";
import { listLedgerLines } from "#db/queries/ledger-lines.ts";

/** Lines that are read at once; between two portions, other requests get their turn. */
const linesPerPortion = 500;
/** How many rebuilt states are kept, and how many records they may hold in all. */
const mostStates = 24;
const mostRecords = 60_000;

type Kept = Map<string, Promise<RoadmapState>>;

/** By database, since several can be open in one process (tests). A ledger is never edited, so nothing kept becomes wrong. */
const keptBy = new WeakMap<Db, Kept>();
/** Rebuilding is work for one core: one after the other, so that pages of now are not kept waiting by many pages of then. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * A roadmap as the ledger leaves it at a revision. Reads every line of this roadmap up to then, in portions: about 15 µs a
 * line on SQLite. The last few states are kept, and requests for the same one wait for it together. Shared: never change it.
 */
export function readState(db: Db, roadmapId: string, revision: number): Promise<Readonly<RoadmapState>> {
	const kept: Kept = keptBy.get(db) ?? new Map();
	keptBy.set(db, kept);
	const key = `${roadmapId}:${revision}`;
	const known = kept.get(key);
	if (known) {
		// The last one asked for is the last one to go.
		kept.delete(key);
		kept.set(key, known);
		return known;
	}
	const state = queue.then(() => rebuild(db, roadmapId, revision));
	queue = state.catch(() => undefined);
	kept.set(key, state);
	state.then(
		() => forgetOldest(kept),
		() => kept.delete(key),
	);
	return state;
}

async function rebuild(db: Db, roadmapId: string, revision: number): Promise<RoadmapState> {
	let state = nothingYet();
	while (state.revision < revision) {
		const lines = await listLedgerLines(db, roadmapId, {
			after: state.revision,
			through: revision,
			limit: linesPerPortion,
		});
		if (lines.length === 0) break;
		state = replay(lines, state);
		await setImmediate();
	}
	return state;
}

async function forgetOldest(kept: Kept): Promise<void> {
	let records = 0;
	for (const [position, [key, promise]] of [...kept].reverse().entries()) {
		const { actions, measures, updates } = await promise.catch(nothingYet);
		records += actions.size + measures.size + updates.size;
		if (position >= mostStates || (position > 0 && records > mostRecords)) kept.delete(key);
	}
}
