import {
	type FollowToLookAt,
	listFollowsToLookAt,
	moveFollowOn,
	readBurst,
} from "#db/queries/digest-progress.ts";
import { readInstallation } from "#db/queries/installation.ts";
import { queueLetter } from "#db/queries/mail-queue.ts";
import type { AppContext } from "../../context.server.ts";
import { burstIsOver, type FollowFrequency, followFrequencies, lastLetterTime } from "../../domain/follow.ts";
import { writeLetter } from "./write-letter.server.ts";

type App = Pick<AppContext, "db" | "now" | "origin" | "report">;

/** How many follows are looked at before others may use the database. */
const followsPerPortion = 100;

/** Puts the letters among those that wait that followers are to get now. `goOn` says whether to continue. */
export async function queueFollowersLetters(app: App, goOn: () => Promise<boolean>): Promise<void> {
	const { timeZone } = await readInstallation(app.db);
	const now = app.now().toISOString();
	for (const frequency of followFrequencies) {
		// Who is told at once is looked at each time; the others when the time of letters has passed since the last look.
		const before = frequency === "immediate" ? "9" : lastLetterTime(frequency, now, timeZone);
		let afterId = "";
		for (;;) {
			const wanted = { frequency, before, afterId, limit: followsPerPortion };
			const follows = await listFollowsToLookAt(app.db, wanted);
			for (const follow of follows) {
				if (!(await goOn())) return;
				await tellFollower(app, follow, frequency).catch((error: unknown) =>
					app.report("a follower could not be told of changes", error),
				);
			}
			afterId = follows.at(-1)?.id ?? "";
			if (follows.length < followsPerPortion) break;
		}
	}
}

async function tellFollower(app: App, follow: FollowToLookAt, frequency: FollowFrequency): Promise<void> {
	const { db } = app;
	const now = app.now().toISOString();
	const { revision } = follow;
	if (frequency === "immediate") {
		const burst = await readBurst(db, follow.roadmap_id, follow.through_revision);
		if (!burst || !burstIsOver(burst, now)) return;
	}
	const letter = {
		follow_id: follow.id,
		person_id: null,
		roadmap_id: follow.roadmap_id,
		after_revision: follow.through_revision,
		through_revision: revision,
		reminds: 0 as const,
	};
	const hasNews = (await writeLetter(app, { id: "", ...letter })) !== null;
	await db.transaction().execute(async (trx) => {
		if ((await moveFollowOn(trx, follow, { revision, now })) && hasNews) await queueLetter(trx, letter, now);
	});
}
