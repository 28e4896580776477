import { sql } from "kysely";
import type { Day, Instant } from "#app/domain/dates.ts";
import { silentBefore } from "#app/domain/freshness.ts";
import { agendaWeights as weighs } from "#app/domain/propose-agenda.ts";
import type { Db } from "../database.ts";

/** What an agenda's actions are weighed by. */
interface Weighing {
	roadmapId: string;
	today: Day;
	/** When the last meeting was; null where there was none. */
	since: Instant | null;
	/** What is on the agenda already. */
	except: string[];
}

/** So many of the newest lines of the ledger are looked through for what changed: a long pause between meetings costs no more. */
const newestLines = 5_000;

/** Lines that say nothing new about an action. */
const noChange = ["action-added", "status-confirmed"];

/**
 * The ids of the actions that want to be talked about most, in the order of `proposeAgenda`, and how many of them there are in all.
 * Three queries, one of which weighs every action of the roadmap.
 */
export async function listPressingActions(
	db: Db,
	weighing: Weighing,
	limit: number,
): Promise<{ ids: string[]; total: number }> {
	const { roadmapId, except } = weighing;
	const from = await lookFrom(db, weighing);
	const rows = await db
		.with(
			// Kept, so that nothing is weighed again to be counted or ordered.
			(table) => table("weighed").materialized(),
			(query) =>
				query
					.selectFrom("action")
					.innerJoin("workstream", "workstream.id", "action.workstream_id")
					.select(["action.id", "action.position", "workstream.position as lane"])
					.select(weightOf(db, weighing, from).as("weight"))
					.where("action.roadmap_id", "=", roadmapId)
					.where("action.archived_at", "is", null)
					.where("workstream.archived_at", "is", null)
					.$if(except.length > 0, (some) => some.where("action.id", "not in", except)),
		)
		.selectFrom("weighed")
		.select((eb) => [
			"id",
			eb.selectFrom("weighed").select(eb.fn.countAll().as("count")).where("weight", ">", 0).as("total"),
		])
		.where("weight", ">", 0)
		.orderBy("weight", "desc")
		.orderBy("lane")
		.orderBy("position")
		.limit(limit)
		.execute();
	// PostgreSQL counts in 64 bits and hands them over as text.
	return { ids: rows.map(({ id }) => id), total: Number(rows[0]?.total ?? 0) };
}

/** The instant after which changes count: the last meeting, or the newest lines where there are more since; null for none. */
async function lookFrom(db: Db, { roadmapId, since }: Weighing): Promise<Instant | null> {
	if (since === null) return null;
	const oldest = await db
		.selectFrom("change")
		.innerJoin("roadmap", "roadmap.id", "change.roadmap_id")
		.select("change.at")
		.where("roadmap.id", "=", roadmapId)
		.where((eb) => eb("change.revision", "=", eb("roadmap.revision", "-", newestLines)))
		.executeTakeFirst();
	return oldest !== undefined && oldest.at > since ? oldest.at : since;
}

function weightOf(db: Db, { roadmapId, today }: Weighing, from: Instant | null) {
	const waiting = db
		.selectFrom("agreement")
		.select("action_id")
		.where("roadmap_id", "=", roadmapId)
		.where("state", "=", "open");
	const changed = db
		.selectFrom("change")
		.select("subject_id")
		.where("roadmap_id", "=", roadmapId)
		.where("at", ">", from ?? "9999")
		.where("subject_type", "=", "action")
		.where("kind", "not in", noChange);
	const by = (reason: keyof typeof weighs) => sql.lit(weighs[reason]);
	return sql<number>`case action.status when 'off-track' then ${by("offTrack")} when 'at-risk' then ${by("atRisk")} else 0 end
		+ case when action.status in ('complete', 'stopped') then 0
			else case when action.due_on < ${today} then ${by("overdue")} else 0 end
				+ case when action.confirmed_at < ${silentBefore(today)} then ${by("silent")} else 0 end end
		+ case when action.id in (${waiting}) then ${by("waiting")} else 0 end
		+ case when action.id in (${changed}) then ${by("changed")} else 0 end`;
}

/** How often each of some actions changed since an instant, by its id. */
export async function countChangesOf(
	db: Db,
	actionIds: string[],
	since: Instant | null,
): Promise<Map<string, number>> {
	if (since === null || actionIds.length === 0) return new Map();
	const rows = await db
		.selectFrom("change")
		.select((eb) => ["subject_id", eb.fn.countAll().as("count")])
		.where("subject_id", "in", actionIds)
		.where("subject_type", "=", "action")
		.where("kind", "not in", noChange)
		.where("at", ">", since)
		.groupBy("subject_id")
		.execute();
	return new Map(rows.map((row) => [row.subject_id, Number(row.count)]));
}
