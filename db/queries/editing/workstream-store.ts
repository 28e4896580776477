import type { WorkstreamAdded } from "#app/domain/added-records.ts";
import { insertWorkstreams } from "../loading/insert-contents.ts";
import type { RecordStore } from "./record-store.ts";

/** How workstreams are kept. */
export const workstreamStore: RecordStore<WorkstreamAdded> = {
	async places(db, roadmapId, only) {
		const rows = await db
			.selectFrom("workstream")
			.select(["id", "slug", "title", "position", "version", "archived_at"])
			.where("roadmap_id", "=", roadmapId)
			.$if(only !== undefined, (of) => of.where("archived_at", only === "archived" ? "is not" : "is", null))
			.orderBy("position")
			.execute();
		return rows.map(({ archived_at, ...row }) => ({
			...row,
			group: "",
			archived: archived_at !== null,
			internal: false,
		}));
	},

	async find(db, roadmapId, slug) {
		const row = await db
			.selectFrom("workstream")
			.select(["id", "slug", "title", "summary", "ambition", "commitment", "position"])
			.select(["version", "archived_at"])
			.where("roadmap_id", "=", roadmapId)
			.where("slug", "=", slug)
			.executeTakeFirst();
		if (!row) return undefined;
		const { archived_at, ...workstream } = row;
		return { ...workstream, archived: archived_at !== null };
	},

	insert: (trx, roadmapId, added) => insertWorkstreams(trx, roadmapId, [added]),

	async patch(trx, roadmapId, read, { archivedAt, ...fields }) {
		const { numUpdatedRows } = await trx
			.updateTable("workstream")
			.set({
				...fields,
				...(archivedAt !== undefined && { archived_at: archivedAt }),
				version: read.version + 1,
			})
			.where("roadmap_id", "=", roadmapId)
			.where("id", "=", read.id)
			.where("version", "=", read.version)
			.executeTakeFirst();
		return numUpdatedRows === 1n;
	},
};
