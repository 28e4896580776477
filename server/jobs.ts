import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import type { AppContext } from "#app/context.server.ts";
import { runDigests } from "#app/features/following/run-digests.server.ts";
import type { Db } from "#db/database.ts";
import { deleteExpiredLinks } from "#db/queries/one-time-links.ts";
import { deleteExpiredSessions } from "#db/queries/sessions.ts";

const everyMs = 3_600_000;
const lettersEveryMs = 30_000;
/** How long a stop waits for the letter that is being handed over, in milliseconds. */
const lastLetterMs = 3_000;

/** Told after each run of a job, by its name, whether it went well. */
type JobRan = (job: string, ok: boolean) => void;

/**
 * What the process does on its own: at the start and once an hour it removes the sessions and the links that have ended, and
 * twice a minute it sends the letters whose time has come. Returns its stop.
 */
export function startJobs(app: AppContext, log: Logger, ran: JobRan = () => {}): () => Promise<void> {
	const stopTidying = startTidying(app.db, app.now, log, ran);
	const stopLetters = startLetters(app, log, ran);
	return async () => {
		stopTidying();
		await stopLetters();
	};
}

function startTidying(db: Db, now: () => Date, log: Logger, ran: JobRan): () => void {
	const attempt = (work: Promise<unknown>, failed: string) =>
		work.then(
			() => ran("tidying", true),
			(err) => {
				ran("tidying", false);
				log.error({ err }, failed);
			},
		);
	const run = () => {
		void attempt(deleteExpiredSessions(db, now().toISOString()), "ended sessions could not be removed");
		void attempt(deleteExpiredLinks(db, now().toISOString()), "links that are over could not be removed");
	};
	run();
	const timer = setInterval(run, everyMs);
	timer.unref();
	return () => clearInterval(timer);
}

/** One run at a time, each after a pause. */
function startLetters(app: AppContext, log: Logger, ran: JobRan): () => Promise<void> {
	const holder = randomUUID();
	let stopped = false;
	let running: Promise<void> = Promise.resolve();
	let timer = setTimeout(run, 0);
	function run() {
		running = runDigests(app, { holder, stopped: () => stopped })
			.then(() => ran("letters", true))
			.catch((err) => {
				ran("letters", false);
				if (!stopped) log.error({ err }, "letters about changes could not be sent");
			})
			.finally(() => {
				if (stopped) return;
				timer = setTimeout(run, lettersEveryMs);
				timer.unref();
			});
	}
	return async () => {
		stopped = true;
		clearTimeout(timer);
		await Promise.race([running, new Promise((done) => setTimeout(done, lastLetterMs).unref())]);
	};
}
