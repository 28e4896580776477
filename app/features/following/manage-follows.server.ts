import type { Db } from "#db/database.ts";
import { findFollowedSubject } from "#db/queries/followed-subjects.ts";
import { changeFollow, findFollowByKey, listFollowsOf, stopFollows } from "#db/queries/followers.ts";
import type { FollowRow } from "#db/schema-followers.ts";
import type { AppContext } from "../../context.server.ts";
import { type FollowFrequency, followFrequencyIn } from "../../domain/follow.ts";

/** One thing that a follower follows, as their page shows it. */
export interface ManagedFollow {
	id: string;
	/** Null while the public may not see what it is. */
	title: string | null;
	roadmapTitle: string | null;
	path: string | null;
	frequency: FollowFrequency;
}

/** What the holder of a key follows; empty when the key opens nothing. */
export async function readFollows(app: AppContext, manageKey: string): Promise<ManagedFollow[]> {
	const follows = await listFollowsOf(app.db, manageKey);
	return Promise.all(
		follows.map(async (follow) => {
			const subject = await subjectOf(app.db, follow);
			return {
				id: follow.id,
				title: subject?.title ?? null,
				roadmapTitle: subject?.roadmap.title ?? null,
				path: subject?.path ?? null,
				frequency: follow.frequency,
			};
		}),
	);
}

/** What became of a form of that page; undefined when the key or what it names is gone. */
export type Managed = "changed" | "stopped" | "stopped-all" | undefined;

/** Does what a form of that page asks: another frequency for one thing, an end to it, or an end to everything. */
export async function manageFollows(
	app: AppContext,
	manageKey: string,
	fields: Record<string, string>,
): Promise<Managed> {
	const { intent, follow: followId = "" } = fields;
	if (intent === "change") {
		const frequency = followFrequencyIn(fields.frequency);
		const changed = frequency && (await changeFollow(app.db, { manageKey, followId, frequency }));
		return changed ? "changed" : undefined;
	}
	return app.db.transaction().execute(async (trx) => {
		const follows = await listFollowsOf(trx, manageKey);
		const ended = intent === "stop-all" ? follows : follows.filter(({ id }) => id === followId);
		if (ended.length === 0) return undefined;
		await stopFollows(trx, ended);
		return ended.length === follows.length ? ("stopped-all" as const) : ("stopped" as const);
	});
}

/** What the key in a letter would stop; undefined when it stopped it already. */
export async function readStop(
	app: AppContext,
	stopKey: string,
): Promise<{ title: string | null } | undefined> {
	const follow = await findFollowByKey(app.db, stopKey);
	return follow && { title: (await subjectOf(app.db, follow))?.title ?? null };
}

/** Stops what a letter was about. Doing it twice is the same as once. */
export async function stopByKey(app: AppContext, stopKey: string): Promise<void> {
	await app.db.transaction().execute(async (trx) => {
		const follow = await findFollowByKey(trx, stopKey);
		if (follow) await stopFollows(trx, [follow]);
	});
}

const subjectOf = (db: Db, { subject_type: type, subject_id: id, roadmap_id: roadmapId }: FollowRow) =>
	findFollowedSubject(db, { type, roadmapId, id });
