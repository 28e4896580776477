import {
	beginSending,
	listDueLetters,
	removeLetter,
	removeUncertain,
	tryLater,
} from "#db/queries/mail-queue.ts";
import type { MailQueueRow } from "#db/schema-followers.ts";
import type { AppContext } from "../../context.server.ts";
import { retryTime } from "../../domain/follow.ts";
import { writeLetter } from "./write-letter.server.ts";

type App = Pick<AppContext, "db" | "now" | "origin" | "mail" | "report">;

const lettersPerPortion = 50;
/** A letter whose sending takes longer than this was being sent by a process that is gone: an hour, in milliseconds. */
const uncertainMs = 60 * 60_000;

/**
 * Sends the letters whose time has come, each once: it is claimed before it is handed over and gone afterwards. One that the
 * mail server refuses is tried again later, and given up after some days. `goOn` says whether to continue.
 */
export async function sendLetters(app: App, goOn: () => Promise<boolean>): Promise<void> {
	const { db } = app;
	const lost = await removeUncertain(db, new Date(app.now().getTime() - uncertainMs).toISOString());
	if (lost > 0)
		app.report(
			"letters were not sent again, because the mail server may have them already",
			new Error(String(lost)),
		);
	for (;;) {
		const letters = await listDueLetters(db, app.now().toISOString(), lettersPerPortion);
		for (const letter of letters) {
			if (!(await goOn())) return;
			await send(app, letter);
		}
		if (letters.length < lettersPerPortion) return;
	}
}

async function send(app: App, letter: MailQueueRow): Promise<void> {
	const { db } = app;
	if (!(await beginSending(db, letter.id, app.now().toISOString()))) return;
	try {
		const message = await writeLetter(app, letter);
		if (message !== null) await app.mail(message);
	} catch (error) {
		return postpone(app, letter, error);
	}
	await removeLetter(db, letter.id);
}

async function postpone(app: App, { id, tries }: MailQueueRow, error: unknown): Promise<void> {
	const again = retryTime(tries + 1, app.now().toISOString());
	app.report(
		again === null
			? "a letter was given up after several days"
			: "a letter could not be sent, and is tried again later",
		error,
	);
	if (again === null) return removeLetter(app.db, id);
	await tryLater(app.db, id, again);
}
