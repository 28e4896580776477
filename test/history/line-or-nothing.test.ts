import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Db } from "#db/database.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { dump } from "#test/support/dump.ts";
import { edit, editingOfEach } from "./editing-steps.ts";
import { setStage } from "./stage.ts";
import { oneOfEach, take } from "./steps.ts";

/** Tables that hold no state of a roadmap: texts have a log of their own, and what is derived or local to a process follows. */
const besides = /^(change$|document|search_|session|audit_event|kysely|sqlite_|job_|mail_|digest_)/;

/** Every row that a change of state can change; the number of the newest line left out. */
async function stateOf(db: Db): Promise<Record<string, string[]>> {
	const tables = await dump(db);
	return Object.fromEntries(Object.entries(tables).filter(([name]) => !besides.test(name)));
}

async function closeLedger(db: Db, isSqlite: boolean): Promise<void> {
	if (isSqlite) {
		await sql`create trigger closed before insert on change begin select raise(abort, 'the ledger is closed'); end`.execute(
			db,
		);
		return;
	}
	await sql`create or replace function refuse_line() returns trigger language plpgsql as
		$$ begin raise exception 'the ledger is closed'; end $$`.execute(db);
	await sql`create trigger closed before insert on change for each row execute function refuse_line()`.execute(
		db,
	);
}

const openLedger = (db: Db, isSqlite: boolean) =>
	(isSqlite ? sql`drop trigger closed` : sql`drop trigger closed on change`).execute(db);

const countLines = async (db: Db): Promise<number> =>
	(await db.selectFrom("change").select("id").execute()).length;

describeEachDatabase("rows and the ledger", (open, engine) => {
	test("[S9] what cannot be written into the ledger does not happen, and what happens has its line", async () => {
		const db = await open();
		const isSqlite = engine === "SQLite";
		const stage = await setStage(db, "lines");
		const steps = [
			...oneOfEach.map((wish) => () => take(stage, wish)),
			...editingOfEach.map((wish) => () => edit(stage, wish)),
		];
		let changes = 0;
		for (const carryOut of steps) {
			stage.pass(1);
			const before = await stateOf(db);
			await closeLedger(db, isSqlite);
			const closed = await carryOut().then(
				() => "done",
				(error: Error) => error.message,
			);
			await openLedger(db, isSqlite);
			expect(await stateOf(db)).toEqual(before);
			const lines = await countLines(db);
			await carryOut();
			const isSame = JSON.stringify(await stateOf(db)) === JSON.stringify(before);
			const written = (await countLines(db)) - lines;
			// A wish that the rules refuse changes nothing, with the ledger open or closed.
			expect({ isSame, written }).toEqual({ isSame: written === 0, written });
			if (written > 0) expect(closed).toContain("the ledger is closed");
			changes += written > 0 ? 1 : 0;
		}
		expect(changes).toBeGreaterThan(20);
		await stage.close();
	}, 120_000);
});
