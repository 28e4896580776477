import type { Db } from "../../database.ts";
import { lockRoadmap } from "../roadmap-lock.ts";

/** A roadmap in the list of this installation. */
export interface RoadmapPlace {
	id: string;
	slug: string;
	title: string;
	published: boolean;
	archived: boolean;
	position: number;
	version: number;
}

/** Every roadmap in the order of the list, archived ones included. Which of them somebody may see is the caller's. */
export async function listRoadmapPlaces(db: Db): Promise<RoadmapPlace[]> {
	const rows = await db
		.selectFrom("roadmap")
		.select(["id", "slug", "title", "published", "archived_at", "position", "version"])
		.orderBy("position")
		.orderBy("title")
		.execute();
	return rows.map(({ published, archived_at, ...row }) => ({
		...row,
		published: published === 1,
		archived: archived_at !== null,
	}));
}

/** Takes the row locks of all roadmaps, in one order whoever asks: whatever is read next stays as it is until the end. */
export async function lockRoadmaps(trx: Db): Promise<void> {
	const rows = await trx.selectFrom("roadmap").select("id").orderBy("id").execute();
	for (const { id } of rows) await lockRoadmap(trx, id);
}

/** Moves a roadmap in the list. */
export async function placeRoadmap(trx: Db, id: string, position: number): Promise<void> {
	await trx
		.updateTable("roadmap")
		.set((eb) => ({ position, version: eb("version", "+", 1) }))
		.where("id", "=", id)
		.execute();
}

/** Gives a roadmap another number while it stays where it is in the list: two that came at once may have got the same. */
export async function renumberRoadmap(trx: Db, id: string, position: number): Promise<void> {
	await trx.updateTable("roadmap").set({ position }).where("id", "=", id).execute();
}

/** Where a roadmap stood in the list once its ledger had come to a revision: where the next move took it from, or where it is. */
export async function roadmapPositionAt(db: Db, id: string, revision: number): Promise<number> {
	const move = await db
		.selectFrom("change")
		.select("from_value")
		.where("roadmap_id", "=", id)
		.where("revision", ">", revision)
		.where("kind", "=", "roadmap-moved")
		.orderBy("revision")
		.limit(1)
		.executeTakeFirst();
	if (move) return (JSON.parse(move.from_value ?? "null") as { position: number }).position;
	const row = await db.selectFrom("roadmap").select("position").where("id", "=", id).executeTakeFirst();
	return row?.position ?? 0;
}
