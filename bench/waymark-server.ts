/**
 * Waymark's co-editing server as a process of its own, with as many documents as the work asks for:
 * `waymark-server <folder> <number of documents>`. Who connects is always the same person; what is measured is everything behind
 * that. Only limits that the work itself would run into are lifted, and only those.
 */
import { createServer } from "node:http";
import { join } from "node:path";
import { schemaVersion } from "#app/features/narratives/document-schema.ts";
import { type Db, openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { ensureNarrative } from "#db/queries/documents.ts";
import { findPerson } from "#db/queries/people.ts";
import { createCollab } from "#server/collab/create-collab.ts";
import { setStage } from "#test/collab/fixture.ts";

const [folder = "", documents = "1"] = process.argv.slice(2);
const at = "2026-01-05T09:00:00.000Z";

const db = openDatabase(join(folder, "waymark.db"));
await migrate(db);
if (!(await findPerson(db, "lead"))) await furnish(db);
const person = await findPerson(db, "lead");

const collab = createCollab({
	db,
	now: () => new Date(),
	identify: async () => (person ? { person, sessionKey: "bench" } : null),
	limits: { connectionsPerPerson: 100_000, framesPerSecond: 1_000_000, bytesPerSecond: 1_000_000_000 },
});
const http = createServer((_request, response) => response.end());
http.on("upgrade", (request, socket, head) => {
	const name = /^\/collab\/([^?]*)/.exec(request.url ?? "")?.[1] ?? "";
	collab.handleUpgrade(request, socket, head, name);
});
http.listen(0, "127.0.0.1", () => {
	const address = http.address();
	process.send?.({ port: typeof address === "object" && address ? address.port : 0 });
});
process.on("message", (question) => {
	if (question === "gc") globalThis.gc?.();
	process.send?.({ cpu: process.cpuUsage(), memory: process.memoryUsage() });
});

/** One action, and so one document, for each name from `d0` on. */
async function furnish(empty: Db): Promise<void> {
	const stage = await setStage(empty);
	const action = await empty
		.selectFrom("action")
		.selectAll()
		.where("id", "=", stage.actionId)
		.executeTakeFirstOrThrow();
	for (let i = 0; i < Number(documents); i++) {
		const id = `a${i}`;
		await empty
			.insertInto("action")
			.values({ ...action, id, slug: id })
			.execute();
		const made = await ensureNarrative(empty, { id, roadmapId: stage.roadmapId }, { schemaVersion, at });
		await empty
			.updateTable("document")
			.set({ name: `d${i}` })
			.where("id", "=", made.id)
			.execute();
	}
}
