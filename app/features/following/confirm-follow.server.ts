import { z } from "zod";
import type { Db } from "#db/database.ts";
import { findFollowedSubject } from "#db/queries/followed-subjects.ts";
import { keepFollow } from "#db/queries/followers.ts";
import {
	deleteOneTimeLink,
	findOneTimeLink,
	type OneTimeLink,
	useOneTimeLink as spendLink,
} from "#db/queries/one-time-links.ts";
import type { AppContext } from "../../context.server.ts";
import { type FollowFrequency, followFrequencies, followSubjectTypes } from "../../domain/follow.ts";

/** What the link of a letter keeps of the wish. */
const wishSchema = z.object({
	roadmapId: z.string(),
	type: z.enum(followSubjectTypes),
	id: z.string(),
	frequency: z.enum(followFrequencies),
});

/** What is to be followed, as the page with the button says it. */
export interface WishToFollow {
	title: string;
	roadmapTitle: string;
	frequency: FollowFrequency;
}

/** What a link would confirm, without using it up; undefined when it works no longer, or what it names is not public any more. */
export async function readWish(app: AppContext, token: string): Promise<WishToFollow | undefined> {
	const link = await findOneTimeLink(app.db, token, "follow", app.now());
	const found = link && (await findSubject(app.db, link));
	if (!found) return undefined;
	const { subject, wish } = found;
	return { title: subject.title, roadmapTitle: subject.roadmap.title, frequency: wish.frequency };
}

/**
 * Follows from now on, because the owner of the address said so. Returns what, and the key of the page on which they change it;
 * undefined when the link works no longer.
 */
export async function confirmFollow(
	app: AppContext,
	token: string,
): Promise<(WishToFollow & { path: string; manageKey: string }) | undefined> {
	const now = app.now();
	return app.db.transaction().execute(async (trx) => {
		const link = await spendLink(trx, token, "follow", now);
		const found = link && (await findSubject(trx, link));
		if (!link?.email || !found) return undefined;
		const { subject, wish } = found;
		const manageKey = await keepFollow(trx, { ...wish, email: link.email, now: now.toISOString() });
		// The link holds the address: once it is used, only the follower does.
		await deleteOneTimeLink(trx, link.id);
		return {
			title: subject.title,
			roadmapTitle: subject.roadmap.title,
			frequency: wish.frequency,
			path: subject.path,
			manageKey,
		};
	});
}

async function findSubject(db: Db, { data }: OneTimeLink) {
	const wish = wishSchema.parse(data);
	const { type, roadmapId, id } = wish;
	const subject = await findFollowedSubject(db, { type, roadmapId, id });
	return subject && { subject, wish };
}
