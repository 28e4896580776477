import type { Db } from "../database.ts";

/**
 * Takes or prolongs the lease of a job, so that of several nodes one does it: true while `holder` has it. One statement. A
 * holder that ends without giving it back keeps others out until its time is over.
 */
export async function takeLease(
	db: Db,
	lease: { name: string; holder: string; now: Date; seconds: number },
): Promise<boolean> {
	const { name, holder, now } = lease;
	const until = new Date(now.getTime() + lease.seconds * 1000).toISOString();
	const row = await db
		.insertInto("job_lease")
		.values({ name, holder, until })
		.onConflict((conflict) =>
			conflict
				.column("name")
				.doUpdateSet({ holder, until })
				.where((eb) =>
					eb.or([eb("job_lease.holder", "=", holder), eb("job_lease.until", "<=", now.toISOString())]),
				),
		)
		.returning("holder")
		.executeTakeFirst();
	return row?.holder === holder;
}

/** Gives a lease back, so that another node need not wait. */
export async function giveLeaseBack(db: Db, lease: { name: string; holder: string }): Promise<void> {
	await db
		.deleteFrom("job_lease")
		.where("name", "=", lease.name)
		.where("holder", "=", lease.holder)
		.execute();
}
