import { writeFileSync } from "node:fs";
import type { Db } from "#db/database.ts";
import { insertPerson } from "#db/queries/accounts.ts";
import { appendUpdates } from "#db/queries/documents-log.ts";
import { transact } from "#db/steps.ts";
import { loadCommand } from "#server/cli/load-command.ts";
import { draft } from "#test/collab/raw-editor.ts";
import { changedRoadmap } from "#test/support/small-roadmap.ts";

const at = "2026-11-21T12:00:00.000Z";

/** A little of everything that an installation holds: a loaded roadmap, a person, and two edits of a shared text. */
export async function fillRelease(db: Db, url: string, folder: string): Promise<void> {
	const file = `${folder}/small.json`;
	writeFileSync(file, changedRoadmap());
	const told: string[] = [];
	const surroundings = {
		env: { DATABASE_URL: url },
		now: new Date(at),
		out: () => {},
		err: (t: string) => void told.push(t),
	};
	if ((await loadCommand([file], surroundings)) !== 0) throw new Error(told.join(""));
	const personId = await insertPerson(db, { name: "Ada Lovelace", email: "ada@example.org", at });
	const organisation = await db
		.selectFrom("organisation")
		.select("id")
		.orderBy("slug")
		.executeTakeFirstOrThrow();
	const document = await db.selectFrom("document").select(["id"]).orderBy("id").executeTakeFirstOrThrow();
	if (personId === null) throw new Error("The person was not added");
	const { doc, write } = draft(42);
	const updates = ["What we did.", "What comes next."].map((words) => ({ bytes: write(words), personId }));
	const clients = [{ clientId: doc.clientID, personId, organisationId: organisation.id }];
	await transact(db, () => appendUpdates(db, [{ documentId: document.id, updates, clients }], at));
}
