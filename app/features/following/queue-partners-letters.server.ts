import {
	listRoadmapsToTellOf,
	movePersonOn,
	readBurst,
	readPersonDigest,
} from "#db/queries/digest-progress.ts";
import { readInstallation } from "#db/queries/installation.ts";
import { queueLetter } from "#db/queries/mail-queue.ts";
import { listRecipients } from "#db/queries/notification-settings.ts";
import { findPerson } from "#db/queries/people.ts";
import type { AppContext } from "../../context.server.ts";
import { burstIsOver, lastLetterTime } from "../../domain/follow.ts";
import { needsReminder } from "../../domain/reminder.ts";
import { listOwnActions, silentOf, writeLetter } from "./write-letter.server.ts";

type App = Pick<AppContext, "db" | "now" | "origin" | "report">;

interface Partner {
	personId: string;
	roadmap: { id: string; revision: number };
	frequency: "immediate" | "weekly";
	/** When letters of this week go out, or went out. */
	weekly: string;
}

/**
 * Puts the letters among those that wait that partners are to get now: what changed on their actions, as soon as they chose,
 * and once a week which of them nobody has spoken of for long.
 */
export async function queuePartnersLetters(app: App, goOn: () => Promise<boolean>): Promise<void> {
	const { timeZone } = await readInstallation(app.db);
	const weekly = lastLetterTime("weekly", app.now().toISOString(), timeZone);
	for (const roadmap of await listRoadmapsToTellOf(app.db)) {
		for (const frequency of ["immediate", "weekly"] as const) {
			const wanted = { roadmapId: roadmap.id, topic: "actions", frequency } as const;
			for (const { id } of await listRecipients(app.db, wanted)) {
				if (!(await goOn())) return;
				await tellPartner(app, { personId: id, roadmap, frequency, weekly }).catch((error: unknown) =>
					app.report("a partner could not be told of changes", error),
				);
			}
		}
	}
}

async function tellPartner(app: App, { personId, roadmap, frequency, weekly }: Partner): Promise<void> {
	const { db } = app;
	const now = app.now().toISOString();
	const { id: roadmapId, revision } = roadmap;
	const digest = await readPersonDigest(db, { personId, roadmapId, revision, now });
	const isWeekly = weekly > digest.looked_at;
	const tells = frequency === "weekly" ? isWeekly : await isTold(app, roadmap, digest.through_revision);
	if (!isWeekly && !tells) return;
	const reminds = isWeekly && (await isReminded(app, personId, roadmapId, digest.reminded_at));
	const letter = {
		follow_id: null,
		person_id: personId,
		roadmap_id: roadmapId,
		after_revision: digest.through_revision,
		through_revision: tells ? revision : digest.through_revision,
		reminds: reminds ? (1 as const) : (0 as const),
	};
	const hasNews = (await writeLetter(app, { id: "", ...letter })) !== null;
	const remindedAt = reminds ? now : digest.reminded_at;
	await db.transaction().execute(async (trx) => {
		const to = { revision: letter.through_revision, now, remindedAt };
		if ((await movePersonOn(trx, digest, to)) && hasNews) await queueLetter(trx, letter, now);
	});
}

/** Whether there are changes, and their burst is over. */
async function isTold({ db, now }: App, roadmap: Partner["roadmap"], after: number): Promise<boolean> {
	if (roadmap.revision <= after) return false;
	const burst = await readBurst(db, roadmap.id, after);
	return burst !== undefined && burstIsOver(burst, now().toISOString());
}

async function isReminded(
	{ db, now }: App,
	personId: string,
	roadmapId: string,
	remindedAt: string | null,
): Promise<boolean> {
	const person = await findPerson(db, personId);
	if (!person) return false;
	const silent = silentOf(await listOwnActions(db, person, roadmapId), now());
	return needsReminder(silent, remindedAt, now().toISOString());
}
