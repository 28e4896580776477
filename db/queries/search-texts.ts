import type { Db } from "../database.ts";
import type { SearchEntryRow } from "../schema-search.ts";

/** What an entry of the search is made of. */
export type SearchText = Pick<SearchEntryRow, "kind" | "subject_id" | "title" | "body">;

/** After more changes than these, every text is looked at. */
const mostChanges = 200;

/**
 * What the changes of a roadmap after a revision can have done to its texts: the ids of actions, their updates, other updates and
 * measures. Null where every text may be another one: after many changes, and when a part or the whole changed.
 */
export async function listChangedTexts(
	db: Db,
	roadmapId: string,
	{ after, through }: { after: number; through: number },
): Promise<string[] | null> {
	if (through - after > mostChanges) return null;
	const lines = await db
		.selectFrom("change")
		.select(["subject_type", "subject_id"])
		.where("roadmap_id", "=", roadmapId)
		.where("revision", ">", after)
		.where("revision", "<=", through)
		.execute();
	if (lines.length !== through - after) return null;
	const ids = new Set<string>();
	for (const { subject_type, subject_id } of lines) {
		if (["roadmap", "workstream"].includes(subject_type)) return null;
		if (["action", "update", "measure"].includes(subject_type)) ids.add(subject_id);
	}
	// A part that nobody has.
	if (ids.size === 0) return [""];
	const updates = await db
		.selectFrom("published_update")
		.select("id")
		.where("action_id", "in", [...ids])
		.execute();
	return [...ids, ...updates.map(({ id }) => id)];
}

/**
 * Everything of a roadmap that the public may search, or only what has one of these ids, in display order, updates newest first and in
 * their last wording. Four queries.
 */
export async function listSearchTexts(db: Db, roadmapId: string, ids?: string[]): Promise<SearchText[]> {
	return [
		...(await actionTexts(db, roadmapId, ids)),
		...(await updateTexts(db, roadmapId, ids)),
		...(await measureTexts(db, roadmapId, ids)),
	];
}

async function actionTexts(db: Db, roadmapId: string, ids?: string[]): Promise<SearchText[]> {
	const visible = db
		.selectFrom("action")
		.where("action.roadmap_id", "=", roadmapId)
		.where("action.internal", "=", 0)
		.where("action.archived_at", "is", null)
		.$if(ids !== undefined, (query) => query.where("action.id", "in", ids ?? []));
	const actions = await visible
		.innerJoin("workstream", "workstream.id", "action.workstream_id")
		.where("workstream.archived_at", "is", null)
		.select(["action.id", "action.title", "action.description", "action.status_reason", "action.status_path"])
		.orderBy("workstream.position")
		.orderBy("action.position")
		.orderBy("action.id")
		.execute();
	const milestones = await visible
		.innerJoin("milestone", "milestone.action_id", "action.id")
		.select(["action.id", "milestone.title"])
		.orderBy("milestone.position")
		.execute();
	const steps = new Map<string, string[]>();
	for (const { id, title } of milestones) steps.set(id, [...(steps.get(id) ?? []), title]);
	return actions.map(({ id, title, description, status_reason, status_path }) => ({
		kind: "action",
		subject_id: id,
		title,
		body: together([description, status_reason, status_path, ...(steps.get(id) ?? [])]),
	}));
}

async function updateTexts(db: Db, roadmapId: string, ids?: string[]): Promise<SearchText[]> {
	const rows = await db
		.selectFrom("published_update as update")
		.leftJoin("action", "action.id", "update.action_id")
		.leftJoin("workstream", "workstream.id", "update.workstream_id")
		.leftJoin("update_withdrawal as withdrawal", "withdrawal.update_id", "update.id")
		.leftJoin("update_correction as correction", (join) =>
			join.onRef("correction.update_id", "=", "update.id").on((eb) =>
				eb(
					"correction.version",
					"=",
					eb
						.selectFrom("update_correction as last")
						.select((e) => e.fn.max("last.version").as("version"))
						.whereRef("last.update_id", "=", "update.id"),
				),
			),
		)
		.where("update.roadmap_id", "=", roadmapId)
		.$if(ids !== undefined, (query) => query.where("update.id", "in", ids ?? []))
		.where("withdrawal.at", "is", null)
		.where((eb) => eb.or([eb("action.internal", "=", 0), eb("update.action_id", "is", null)]))
		.where("action.archived_at", "is", null)
		.where("workstream.archived_at", "is", null)
		.select([
			"update.id",
			"update.title",
			"update.text",
			"correction.title as new_title",
			"correction.text as new_text",
		])
		.orderBy("update.number", "desc")
		.execute();
	return rows.map(({ id, title, text, new_title, new_text }) => ({
		kind: "update",
		subject_id: id,
		title: new_title ?? title,
		body: together([new_text ?? text]),
	}));
}

async function measureTexts(db: Db, roadmapId: string, ids?: string[]): Promise<SearchText[]> {
	const rows = await db
		.selectFrom("measure")
		.leftJoin("workstream", "workstream.id", "measure.workstream_id")
		.where("measure.roadmap_id", "=", roadmapId)
		.$if(ids !== undefined, (query) => query.where("measure.id", "in", ids ?? []))
		.where("measure.archived_at", "is", null)
		.where("workstream.archived_at", "is", null)
		.select(["measure.id", "measure.name", "measure.definition", "measure.interpretation"])
		.orderBy("workstream.position")
		.orderBy("measure.position")
		.orderBy("measure.id")
		.execute();
	return rows.map(({ id, name, definition, interpretation }) => ({
		kind: "measure",
		subject_id: id,
		title: name,
		body: together([definition, interpretation]),
	}));
}

const together = (parts: (string | null)[]): string => parts.filter((part) => part).join("\n");
