import { deleteIdleFollowers } from "#db/queries/followers.ts";
import { giveLeaseBack, takeLease } from "#db/queries/job-lease.ts";
import type { AppContext } from "../../context.server.ts";
import { queueFollowersLetters } from "./queue-letters.server.ts";
import { queuePartnersLetters } from "./queue-partners-letters.server.ts";
import { sendLetters } from "./send-letters.server.ts";

type App = Pick<AppContext, "db" | "now" | "origin" | "mail" | "report">;

/** Longer than a mail server may take for one letter: the lease is prolonged before each. */
const leaseSeconds = 15 * 60;
const name = "digests";

/**
 * Queues and sends every letter whose time has come, to followers and partners. Several nodes may call it as often as they
 * like: the one with the lease works. `holder` names this node; `stopped` says that it is about to end.
 */
export async function runDigests(
	app: App,
	{ holder, stopped }: { holder: string; stopped: () => boolean },
): Promise<void> {
	const goOn = async () =>
		!stopped() && (await takeLease(app.db, { name, holder, now: app.now(), seconds: leaseSeconds }));
	if (!(await goOn())) return;
	try {
		await deleteIdleFollowers(app.db);
		await queueFollowersLetters(app, goOn);
		await queuePartnersLetters(app, goOn);
		await sendLetters(app, goOn);
	} finally {
		await giveLeaseBack(app.db, { name, holder });
	}
}
