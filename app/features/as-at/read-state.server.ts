import { setImmediate } from "node:timers/promises";
import { replay } from "#app/domain/replay.ts";
import { copyOf, nothingYet, type RoadmapState } from "#app/domain/roadmap-state.ts";
import type { Db } from "#db/database.ts";
import { listLedgerLines } from "#db/queries/ledger-lines.ts";

/** Lines that are read at once; between two portions, other requests get their turn. */
const linesPerPortion = 500;
/** How many rebuilt states are kept, and how many records they may hold in all. */
const mostStates = 24;
const mostRecords = 60_000;

interface Kept {
	roadmapId: string;
	revision: number;
	state: Promise<RoadmapState>;
	/** The state, once it is rebuilt. */
	ready: RoadmapState | null;
}

/** By database, since several can be open in one process (tests). A ledger is never edited, so nothing kept becomes wrong. */
const keptBy = new WeakMap<Db, Map<string, Kept>>();
/** Rebuilding is work for one core: one after the other, so that pages of now are not kept waiting by many pages of then. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * A roadmap as the ledger leaves it at a revision. Reads the lines of this roadmap up to then, in portions: about 25 µs a line on
 * SQLite and a busy machine. The last few states are kept: requests for the same one wait for it together, and a later one goes
 * on from an earlier one. Shared: never change it.
 */
export function readState(db: Db, roadmapId: string, revision: number): Promise<Readonly<RoadmapState>> {
	const all = keptBy.get(db) ?? new Map<string, Kept>();
	keptBy.set(db, all);
	const key = `${roadmapId} ${revision}`;
	const known = all.get(key);
	if (known) {
		// The last one asked for is the last one to go.
		all.delete(key);
		all.set(key, known);
		return known.state;
	}
	const state = queue.then(() => rebuild(db, roadmapId, revision, earlier(all, roadmapId, revision)));
	const kept: Kept = { roadmapId, revision, state, ready: null };
	all.set(key, kept);
	queue = state.then(
		(ready) => {
			kept.ready = ready;
			forgetOldest(all);
		},
		() => all.delete(key),
	);
	return state;
}

/** A copy of the nearest kept state of a roadmap before a revision; of nothing where there is none. */
function earlier(all: Map<string, Kept>, roadmapId: string, before: number): RoadmapState {
	const states = [...all.values()].filter((kept) => kept.roadmapId === roadmapId && kept.revision < before);
	const nearest = states.flatMap(({ ready }) => ready ?? []).sort((a, b) => b.revision - a.revision)[0];
	return nearest ? copyOf(nearest) : nothingYet();
}

async function rebuild(
	db: Db,
	roadmapId: string,
	revision: number,
	from: RoadmapState,
): Promise<RoadmapState> {
	let state = from;
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

function forgetOldest(all: Map<string, Kept>): void {
	let records = 0;
	for (const [position, [key, { ready }]] of [...all].reverse().entries()) {
		if (ready === null) continue;
		records += ready.actions.size + ready.measures.size + ready.updates.size;
		if (position >= mostStates || (position > 0 && records > mostRecords)) all.delete(key);
	}
}
