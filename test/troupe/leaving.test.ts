import { afterEach, expect, test } from "vitest";
import { openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { addSession } from "#db/queries/sessions.ts";
import { troupeDevice } from "#db/queries/troupe-sessions.ts";
import { until } from "#test/collab/fixture.ts";
import { freshSqlite } from "#test/support/fresh-sqlite.ts";
import { setTroupeStage, startDemo, workspace } from "./stage.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0).reverse()) await close();
});

const bring = { kind: "action", slug: "open-clinic", intent: "bring" };

test("[J10] simulated colleagues leave when the server stops, and what a crash left of them goes at the next start", async () => {
	const { url, remove } = await freshSqlite();
	closers.push(remove);
	const db = openDatabase(url);
	await migrate(db);
	const stage = await setTroupeStage(db, { speed: 2 });
	const visitor = await stage.open(stage.people.coordinator);
	const text = visitor.edit(stage.documentName);
	await visitor.post(`${workspace}/colleagues`, bring);
	await until(() => text.paragraphs().length > 0);
	visitor.close();
	await stage.server.close();

	const after = openDatabase(url);
	const theirs = () => after.selectFrom("session").select("id").where("device", "=", troupeDevice).execute();
	expect(await theirs()).toEqual([]);
	const personId = stage.people.councilLead.id;
	const left = {
		idHash: "left",
		personId,
		device: troupeDevice,
		data: "{}",
		now: "2026-01-01T00:00:00.000Z",
	};
	await addSession(after, { ...left, expiresAt: "2100-01-01T00:00:00.000Z" });
	const { server } = await startDemo(openDatabase(url));
	expect(await theirs()).toEqual([]);
	await server.close();
	await after.destroy();
});
