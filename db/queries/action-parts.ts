import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { ActionCount, ActionPart } from "#app/domain/action-parts.ts";
import { silentBefore } from "#app/domain/freshness.ts";
import type { ActionSummary } from "#app/domain/read-model.ts";
import type { ActionsWanted } from "#app/domain/wanted-actions.ts";
import type { Db } from "../database.ts";
import type { Database } from "../schema.ts";
import { listSupportingOf, selectActionSummaries, toActionSummary } from "./actions.ts";

/** Actions of one roadmap that are not archived, nor their workstream; internal ones only on request. */
export interface ActionsIn {
	roadmapId: string;
	withInternal: boolean;
	wanted: ActionsWanted;
}

/** How many actions are wanted, by workstream and status. One query, from an index where nothing but status and workstream matters. */
export async function countActions(db: Db, asked: ActionsIn): Promise<ActionCount[]> {
	const rows = await db
		.selectFrom("action")
		.innerJoin("workstream", "workstream.id", "action.workstream_id")
		.select((eb) => ["action.workstream_id as workstreamId", "action.status", eb.fn.countAll().as("count")])
		.where("workstream.archived_at", "is", null)
		.where((eb) => eb.and(conditions(eb, asked)))
		.groupBy(["action.workstream_id", "action.status"])
		.execute();
	// PostgreSQL counts in 64 bits and hands them over as text.
	return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** A stretch of the wanted actions of a workstream, in display order. Two queries. */
export async function listActionPart(
	db: Db,
	asked: ActionsIn,
	{ workstreamId, offset, limit }: ActionPart,
): Promise<ActionSummary[]> {
	if (limit === 0) return [];
	const rows = await selectActionSummaries(db)
		.where("action.workstream_id", "=", workstreamId)
		.where((eb) => eb.and(conditions(eb, asked)))
		.orderBy("action.position")
		.orderBy("action.id")
		.limit(limit)
		.offset(offset)
		.execute();
	return summaries(db, rows);
}

/** Some actions by their ids, in no order. Permission is the caller's. Two queries. */
export async function findSummaries(db: Db, ids: string[]): Promise<ActionSummary[]> {
	if (ids.length === 0) return [];
	return summaries(db, await selectActionSummaries(db).where("action.id", "in", ids).execute());
}

/** Those of some actions that are on a roadmap and not archived, nor their workstream, in display order. Two queries. */
export async function listPresentOf(db: Db, roadmapId: string, ids: string[]): Promise<ActionSummary[]> {
	if (ids.length === 0) return [];
	const rows = await selectActionSummaries(db)
		.innerJoin("workstream", "workstream.id", "action.workstream_id")
		.where("action.id", "in", ids)
		.where("workstream.archived_at", "is", null)
		.where((eb) => eb.and(conditions(eb, { roadmapId, withInternal: true, wanted: {} })))
		.orderBy("workstream.position")
		.orderBy("action.position")
		.execute();
	return summaries(db, rows);
}

/** Every wanted action in display order, for what is not a page. Two queries. */
export async function listWantedActions(db: Db, asked: ActionsIn): Promise<ActionSummary[]> {
	const rows = await selectActionSummaries(db)
		.innerJoin("workstream", "workstream.id", "action.workstream_id")
		.where("workstream.archived_at", "is", null)
		.where((eb) => eb.and(conditions(eb, asked)))
		.orderBy("workstream.position")
		.orderBy("action.position")
		.execute();
	return summaries(db, rows);
}

/**
 * A stretch of the wanted actions in the order in which they want attention: off track, at risk, overdue, silent; then by due date. Two
 * queries.
 */
export async function listWorstActions(
	db: Db,
	asked: ActionsIn,
	{ today, offset, limit }: { today: string; offset: number; limit: number },
): Promise<ActionSummary[]> {
	if (limit <= 0) return [];
	const rows = await selectActionSummaries(db)
		.innerJoin("workstream", "workstream.id", "action.workstream_id")
		.where("workstream.archived_at", "is", null)
		.where((eb) => eb.and(conditions(eb, asked)))
		.orderBy(urgency(today), "desc")
		.orderBy(sql`coalesce(action.due_on, '9999')`)
		.orderBy("workstream.position")
		.orderBy("action.position")
		.limit(limit)
		.offset(offset)
		.execute();
	return summaries(db, rows);
}

/** How much an action wants attention. */
const urgency = (today: string) =>
	sql<number>`case action.status when 'off-track' then 50 when 'at-risk' then 40 when 'paused' then 20
			when 'on-track' then 10 when 'not-started' then 10 else 0 end
		+ case when action.status in ('complete', 'stopped') then 0
			else case when action.due_on < ${today} then 25 else 0 end
				+ case when action.confirmed_at < ${silentBefore(today)} then 15 else 0 end end`;

type Rows = Awaited<ReturnType<ReturnType<typeof selectActionSummaries>["execute"]>>;

/** SQLite takes at most 32,766 bound values in a statement. */
const atOnce = 5_000;

async function summaries(db: Db, rows: Rows): Promise<ActionSummary[]> {
	const supporting = new Map<string, ActionSummary["supporting"]>();
	for (let first = 0; first < rows.length; first += atOnce) {
		const ids = rows.slice(first, first + atOnce).map(({ id }) => id);
		for (const [id, organisations] of await listSupportingOf(db, ids)) supporting.set(id, organisations);
	}
	return rows.map((row) => toActionSummary(row, supporting.get(row.id) ?? []));
}

/** What `isWanted` asks of an action, asked of the tables. */
function conditions(
	eb: ExpressionBuilder<Database, "action">,
	{ roadmapId, withInternal, wanted }: ActionsIn,
): Expression<SqlBool>[] {
	const { statuses = [], workstreamId, organisationId, part, due, dutyOf } = wanted;
	return [
		eb("action.roadmap_id", "=", roadmapId),
		eb("action.archived_at", "is", null),
		...(withInternal ? [] : [eb("action.internal", "=", 0)]),
		...(statuses.length > 0 ? [eb("action.status", "in", statuses)] : []),
		...(workstreamId === undefined ? [] : [eb("action.workstream_id", "=", workstreamId)]),
		...(organisationId === undefined ? [] : [isNamed(eb, organisationId, part)]),
		...(due ? dueConditions(eb, due) : []),
		...(dutyOf ? [dutyOf.is ? isDuty(eb, dutyOf) : eb.not(isDuty(eb, dutyOf))] : []),
	];
}

function isNamed(
	eb: ExpressionBuilder<Database, "action">,
	organisationId: string,
	part: ActionsWanted["part"],
): Expression<SqlBool> {
	const leads = eb("action.lead_organisation_id", "=", organisationId);
	const supports = eb(
		"action.id",
		"in",
		eb.selectFrom("action_support").select("action_id").where("organisation_id", "=", organisationId),
	);
	if (part === "leads") return leads;
	return part === "supports" ? supports : eb.or([leads, supports]);
}

function dueConditions(
	eb: ExpressionBuilder<Database, "action">,
	{ missing, from, to, overdueOn }: NonNullable<ActionsWanted["due"]>,
): Expression<SqlBool>[] {
	return [
		...(missing ? [eb("action.due_on", "is", null)] : []),
		...(from === null ? [] : [eb("action.due_on", ">=", from)]),
		...(to === null ? [] : [eb("action.due_on", "<=", to)]),
		...(overdueOn === null
			? []
			: [eb("action.due_on", "<", overdueOn), eb("action.status", "not in", ["complete", "stopped"])]),
	];
}

/** Never unknown: without an owner or a lead, it is nobody's. */
function isDuty(
	eb: ExpressionBuilder<Database, "action">,
	{ personId, organisationIds }: NonNullable<ActionsWanted["dutyOf"]>,
): Expression<SqlBool> {
	return eb.or([
		eb(eb.fn.coalesce("action.owner_id", eb.val("")), "=", personId),
		...(organisationIds.length === 0
			? []
			: [eb(eb.fn.coalesce("action.lead_organisation_id", eb.val("")), "in", organisationIds)]),
	]);
}

/** Whether anything about an action of a roadmap that the public may see was made up. One query. */
export async function hasMadeUpAction(db: Db, roadmapId: string): Promise<boolean> {
	const found = await db
		.selectFrom("action")
		.innerJoin("workstream", "workstream.id", "action.workstream_id")
		.select("action.id")
		.where("workstream.archived_at", "is", null)
		.where("action.illustrative", "<>", "[]")
		.where((eb) => eb.and(conditions(eb, { roadmapId, withInternal: false, wanted: {} })))
		.limit(1)
		.executeTakeFirst();
	return found !== undefined;
}

/** How many actions each organisation leads and supports, by its id. Two queries. */
export async function countByOrganisation(
	db: Db,
	asked: ActionsIn,
): Promise<Map<string, { leads: number; supports: number }>> {
	const counted = () =>
		db
			.selectFrom("action")
			.innerJoin("workstream", "workstream.id", "action.workstream_id")
			.select((eb) => eb.fn.countAll().as("count"))
			.where("workstream.archived_at", "is", null)
			.where((eb) => eb.and(conditions(eb, asked)));
	const leads = await counted()
		.select("action.lead_organisation_id as id")
		.where("action.lead_organisation_id", "is not", null)
		.groupBy("action.lead_organisation_id")
		.execute();
	const supports = await counted()
		.innerJoin("action_support", "action_support.action_id", "action.id")
		.select("action_support.organisation_id as id")
		.groupBy("action_support.organisation_id")
		.execute();
	const byId = new Map<string, { leads: number; supports: number }>();
	const of = (id: string) => byId.get(id) ?? { leads: 0, supports: 0 };
	for (const { id, count } of leads) if (id !== null) byId.set(id, { ...of(id), leads: Number(count) });
	for (const { id, count } of supports) byId.set(id, { ...of(id), supports: Number(count) });
	return byId;
}

/** The first and the last day that the wanted actions and their milestones name; null where there is none. Two queries. */
export async function spanOfActions(db: Db, asked: ActionsIn): Promise<{ from: string; to: string } | null> {
	const actions = await db
		.selectFrom("action")
		.innerJoin("workstream", "workstream.id", "action.workstream_id")
		.select(({ fn }) => [
			fn.min("action.starts_on").as("a"),
			fn.max("action.starts_on").as("b"),
			fn.min("action.due_on").as("c"),
			fn.max("action.due_on").as("d"),
			fn.min("action.original_due_on").as("e"),
			fn.max("action.original_due_on").as("f"),
		])
		.where("workstream.archived_at", "is", null)
		.where((eb) => eb.and(conditions(eb, asked)))
		.executeTakeFirstOrThrow();
	const milestones = await db
		.selectFrom("milestone")
		.innerJoin("action", "action.id", "milestone.action_id")
		.innerJoin("workstream", "workstream.id", "action.workstream_id")
		.select(({ fn }) => [
			fn.min(fn.coalesce("milestone.completed_on", "milestone.due_on")).as("a"),
			fn.max(fn.coalesce("milestone.completed_on", "milestone.due_on")).as("b"),
		])
		.where("workstream.archived_at", "is", null)
		.where((eb) => eb.and(conditions(eb, asked)))
		.executeTakeFirstOrThrow();
	const days = [...Object.values(actions), ...Object.values(milestones)].filter((day) => day !== null).sort();
	const [from, to] = [days[0], days.at(-1)];
	return from === undefined || to === undefined ? null : { from, to };
}
