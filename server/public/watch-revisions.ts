import type { Db } from "#db/database.ts";
import { listRevisions } from "#db/queries/roadmap-revisions.ts";

/** Notices roadmaps that somebody else wrote to. */
export interface RevisionWatch {
	/** Says that this process has told everybody of this revision itself. */
	note(roadmapId: string, revision: number): void;
	/** Looks now. */
	look(): Promise<void>;
	stop(): void;
}

/**
 * Looks every other second whether roadmaps changed that this process did not tell of: a command on the same database, or another
 * node, wrote to them. What this process writes is forgotten at once, by `publish`; this is for the rest. `changed` gets the id and the
 * newest revision; null for a roadmap that is gone.
 */
export function watchRevisions(options: {
	db: Db;
	changed: (roadmapId: string, revision: number | null) => void;
	report: (error: unknown) => void;
	everyMs?: number;
}): RevisionWatch {
	let known: Map<string, number> | undefined;
	let looking = false;
	const look = async () => {
		if (looking) return;
		looking = true;
		try {
			const found = await listRevisions(options.db);
			for (const [id, revision] of found)
				if (known && (known.get(id) ?? -1) < revision) options.changed(id, revision);
			for (const id of known?.keys() ?? []) if (!found.has(id)) options.changed(id, null);
			known = found;
		} catch (error) {
			options.report(error);
		} finally {
			looking = false;
		}
	};
	const timer = setInterval(look, options.everyMs ?? 2_000);
	timer.unref();
	return {
		note: (roadmapId, revision) => void known?.set(roadmapId, revision),
		look,
		stop: () => clearInterval(timer),
	};
}
