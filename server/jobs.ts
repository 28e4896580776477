import type { Logger } from "pino";
import type { Db } from "#db/database.ts";
import { deleteExpiredLinks } from "#db/queries/one-time-links.ts";
import { deleteExpiredSessions } from "#db/queries/sessions.ts";

const everyMs = 3_600_000;

/** What the process does on its own, at the start and once an hour: it removes the sessions and the links that have ended. Returns its stop. */
export function startJobs(db: Db, now: () => Date, log: Logger): () => void {
	const run = () => {
		deleteExpiredSessions(db, now().toISOString()).catch((err) => {
			log.error({ err }, "ended sessions could not be removed");
		});
		deleteExpiredLinks(db, now().toISOString()).catch((err) => {
			log.error({ err }, "links that are over could not be removed");
		});
	};
	run();
	const timer = setInterval(run, everyMs);
	timer.unref();
	return () => clearInterval(timer);
}
