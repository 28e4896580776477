import type { Db } from "../database.ts";

/**
 * Takes out of a restored database what must not come back: sessions that may have been ended since, links that may have been
 * used, letters that may have been sent, and jobs that a process of that time was doing. Call it before anybody uses it.
 */
export async function forgetWhatIsOver(db: Db): Promise<void> {
	for (const table of ["session", "one_time_link", "mail_queue", "job_lease"] as const)
		await db.deleteFrom(table).execute();
}

/** Whether anybody has put something into a database: people, organisations or roadmaps. */
export async function isUsed(db: Db): Promise<boolean> {
	for (const table of ["person", "organisation", "roadmap"] as const)
		if (await db.selectFrom(table).select("id").limit(1).executeTakeFirst()) return true;
	return false;
}

/** Everybody who was forgotten, and when. */
export async function listErased(db: Db): Promise<{ personId: string; at: string }[]> {
	const rows = await db
		.selectFrom("person")
		.select(["id", "erased_at"])
		.where("erased_at", "is not", null)
		.orderBy("erased_at")
		.execute();
	return rows.flatMap(({ id, erased_at }) => (erased_at === null ? [] : [{ personId: id, at: erased_at }]));
}
