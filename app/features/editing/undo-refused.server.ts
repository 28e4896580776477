import type { Db } from "#db/database.ts";

/** Carries a refusal out of a transaction, past its end: it never leaves this file. */
class Refused<T> extends Error {
	constructor(readonly outcome: T) {
		super("refused");
	}
}

/**
 * Runs a transaction that is rolled back when its work is refused: a refusal that comes after a first write, because somebody
 * was quicker with the second, leaves nothing of the first.
 */
export async function undoRefused<T extends { ok: boolean }>(
	db: Db,
	work: (trx: Db) => Promise<T>,
): Promise<T> {
	try {
		return await db.transaction().execute(async (trx) => {
			const outcome = await work(trx);
			if (!outcome.ok) throw new Refused(outcome);
			return outcome;
		});
	} catch (error) {
		if (error instanceof Refused) return error.outcome as T;
		throw error;
	}
}
