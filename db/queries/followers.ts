import { randomBytes, randomUUID } from "node:crypto";
import type { FollowFrequency, FollowSubjectType } from "#app/domain/follow.ts";
import type { Db } from "../database.ts";
import type { FollowRow } from "../schema-followers.ts";

/** What somebody wants to follow. */
export interface FollowSubject {
	roadmapId: string;
	type: FollowSubjectType;
	id: string;
}

const key = () => randomBytes(32).toString("base64url");

/**
 * Keeps that an address follows something from now on; where it does already, with the new frequency. Returns the key of the
 * page on which its owner changes everything.
 */
export async function keepFollow(
	trx: Db,
	follow: FollowSubject & { email: string; frequency: FollowFrequency; now: string },
): Promise<string> {
	const { email, frequency, now } = follow;
	const follower = await trx
		.insertInto("follower")
		.values({ id: randomUUID(), email, manage_key: key(), created_at: now })
		.onConflict((conflict) => conflict.column("email").doUpdateSet({ email }))
		.returning(["id", "manage_key"])
		.executeTakeFirstOrThrow();
	const { revision } = await trx
		.selectFrom("roadmap")
		.select("revision")
		.where("id", "=", follow.roadmapId)
		.executeTakeFirstOrThrow();
	await trx
		.insertInto("follow")
		.values({
			id: randomUUID(),
			follower_id: follower.id,
			roadmap_id: follow.roadmapId,
			subject_type: follow.type,
			subject_id: follow.id,
			frequency,
			stop_key: key(),
			through_revision: revision,
			looked_at: now,
			confirmed_at: now,
		})
		.onConflict((conflict) =>
			conflict
				.columns(["follower_id", "roadmap_id", "subject_type", "subject_id"])
				.doUpdateSet({ frequency }),
		)
		.execute();
	return follower.manage_key;
}

/** A follow by its own key (which stops it); undefined when there is none. */
export async function findFollowByKey(db: Db, stopKey: string): Promise<FollowRow | undefined> {
	return db.selectFrom("follow").selectAll().where("stop_key", "=", stopKey).executeTakeFirst();
}

/** Everything that the holder of a key follows, oldest first; empty when the key opens nothing. */
export async function listFollowsOf(db: Db, manageKey: string): Promise<FollowRow[]> {
	return db
		.selectFrom("follow")
		.innerJoin("follower", "follower.id", "follow.follower_id")
		.selectAll("follow")
		.where("follower.manage_key", "=", manageKey)
		.orderBy("follow.confirmed_at")
		.orderBy("follow.id")
		.execute();
}

/** Changes how often a follower is told of one thing; false when it is not theirs, or gone. */
export async function changeFollow(
	db: Db,
	wish: { manageKey: string; followId: string; frequency: FollowFrequency },
): Promise<boolean> {
	const row = await db
		.updateTable("follow")
		.set({ frequency: wish.frequency })
		.where("id", "=", wish.followId)
		.where("follower_id", "in", (eb) =>
			eb.selectFrom("follower").select("id").where("manage_key", "=", wish.manageKey),
		)
		.returning("id")
		.executeTakeFirst();
	return row !== undefined;
}

/** Ends follows, their waiting letters with them, and forgets the address of a follower who follows nothing any more. */
export async function stopFollows(trx: Db, follows: Pick<FollowRow, "id" | "follower_id">[]): Promise<void> {
	for (const { id, follower_id } of follows) {
		await trx.deleteFrom("follow").where("id", "=", id).execute();
		await forgetIfNothingIsLeft(trx, follower_id);
	}
}

async function forgetIfNothingIsLeft(trx: Db, followerId: string): Promise<void> {
	// Takes the row's lock first: whoever follows something new at this moment is seen by the next statement.
	await trx
		.updateTable("follower")
		.set((eb) => ({ email: eb.ref("email") }))
		.where("id", "=", followerId)
		.execute();
	await trx
		.deleteFrom("follower")
		.where("id", "=", followerId)
		.where((eb) =>
			eb.not(eb.exists(eb.selectFrom("follow").select("id").where("follower_id", "=", followerId))),
		)
		.execute();
}

/** How many confirmations an address was asked for and has not given, and that still work. */
export async function countOpenConfirmations(db: Db, email: string, now: string): Promise<number> {
	const row = await db
		.selectFrom("one_time_link")
		.select((eb) => eb.fn.countAll<number>().as("n"))
		.where("purpose", "=", "follow")
		.where("email", "=", email)
		.where("expires_at", ">", now)
		.executeTakeFirstOrThrow();
	return Number(row.n);
}

/** Forgets the addresses of followers who follow nothing, however that came about. */
export async function deleteIdleFollowers(db: Db): Promise<void> {
	const idle = await db
		.selectFrom("follower")
		.leftJoin("follow", "follow.follower_id", "follower.id")
		.select("follower.id")
		.where("follow.id", "is", null)
		.execute();
	for (const { id } of idle) await db.transaction().execute((trx) => forgetIfNothingIsLeft(trx, id));
}
