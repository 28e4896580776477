import type { PublishedUpdate } from "#app/domain/read-model.ts";
import type { Db } from "../database.ts";
import { toOrganisation } from "./actions.ts";
import { authorsIn, sourceIn, textsIn } from "./json-columns.ts";

/** The last published update of an action or a workstream, by its id; undefined when there is none yet. */
export async function latestUpdateOf(db: Db, subjectId: string): Promise<PublishedUpdate | undefined> {
	const [update] = await listUpdatesOf(db, subjectId, { limit: 1 });
	return update;
}

/** The published updates of an action or a workstream, by its id, newest first; on request only up to a number. */
export async function listUpdatesOf(
	db: Db,
	subjectId: string,
	{ limit, throughNumber }: { limit: number; throughNumber?: number },
): Promise<PublishedUpdate[]> {
	const rows = await db
		.selectFrom("published_update as update")
		.leftJoin("organisation as publisher", "publisher.id", "update.organisation_id")
		.selectAll("update")
		.select(["publisher.slug as publisher_slug", "publisher.name as publisher_name"])
		.where((eb) =>
			eb.or([eb("update.action_id", "=", subjectId), eb("update.workstream_id", "=", subjectId)]),
		)
		.$if(throughNumber !== undefined, (query) => query.where("update.number", "<=", throughNumber ?? 0))
		.orderBy("update.number", "desc")
		.limit(limit)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		number: row.number,
		title: row.title,
		period: row.period,
		html: row.html,
		status: row.status,
		authors: authorsIn(row.authors),
		publisher: toOrganisation(row.organisation_id, row.publisher_slug, row.publisher_name),
		publishedAt: row.published_at,
		source: sourceIn(row.source),
		illustrative: textsIn(row.illustrative),
	}));
}
