import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { schemaVersion } from "#app/features/narratives/document-schema.ts";
import { openDatabase } from "#db/database.ts";
import { ensureNarrative } from "#db/queries/documents.ts";
import { createSessions } from "#server/sessions.ts";
import { Waymark } from "#test/e2e/support/waymark.ts";
import { hostileFile } from "./hostile-file.ts";
import { hostile } from "./outputs.ts";

const secret = "a secret of more than thirty-two characters";
/** A walk asks more in a minute than people do. */
const roomy = [
	"FORMS_PER_NETWORK",
	"FORMS_PER_PERSON",
	"PAGES_PER_NETWORK",
	"PAGES_PER_PERSON",
	"API_PER_CALLER",
]
	.concat(["HANDSHAKES_PER_PERSON", "SIGN_IN_PER_NETWORK"])
	.map((name) => [`LIMIT_${name}`, "1000000"]);

/** A connection that was idle may be closed in the moment in which it is used again: that is no answer, and no failure. */
const fetchAgain: typeof fetch = (address, init) =>
	fetch(address, init).catch((error) => {
		if (!(error instanceof TypeError)) throw error;
		return fetch(address, init);
	});

/** The built product with a roadmap full of payloads, loaded from a file, and one person who may do everything. */
export async function startHostileSite() {
	const waymark = await Waymark.prepare();
	waymark.planted = "people";
	const file = join(waymark.dataDir, "hostile.json");
	writeFileSync(file, hostileFile(hostile.slice(1)));
	const env = {
		NODE_ENV: "production" as const,
		PATH: process.env.PATH,
		DATABASE_URL: waymark.databaseUrl,
		SESSION_SECRET: secret,
	};
	execFileSync(process.execPath, ["build/node/load.js", file], {
		env,
		cwd: resolve(import.meta.dirname, "../.."),
	});
	await waymark.start({ DEMO: "0", SESSION_SECRET: secret, ...Object.fromEntries(roomy) });
	const db = openDatabase(waymark.databaseUrl);
	const at = "2026-01-05T09:00:00.000Z";
	const roadmap = await db.selectFrom("roadmap").selectAll().executeTakeFirstOrThrow();
	const actions = await db.selectFrom("action").selectAll().orderBy("position").execute();
	const [action] = actions.filter((row) => row.lead_organisation_id !== null);
	if (!action) throw new Error("There is no action with a lead");
	const personId = randomUUID();
	const person = { id: personId, email: "partner@example.org", administrator: 1 as const, demo: 0 as const };
	await db
		.insertInto("person")
		.values({ ...person, name: "<img src=x onerror=xss()>", created_at: at })
		.execute();
	const membership = { roadmap_id: roadmap.id, person_id: personId, role: "coordinator" as const };
	await db
		.insertInto("membership")
		.values({ ...membership, organisation_id: action.lead_organisation_id ?? "" })
		.execute();
	const narrative = await ensureNarrative(
		db,
		{ id: action.id, roadmapId: roadmap.id },
		{ schemaVersion, at },
	);
	const { slug: organisationSlug } = await db
		.selectFrom("organisation")
		.select("slug")
		.where("id", "=", action.lead_organisation_id ?? "")
		.executeTakeFirstOrThrow();
	const sessions = createSessions({ db, now: () => new Date(), secret, secure: false });
	const session = await sessions.getSession();
	session.set("personId", personId);
	const cookie = (await sessions.commitSession(session)).split(";")[0] ?? "";
	const ask = (path: string, as: "public" | "partner") =>
		fetchAgain(waymark.origin + path, { headers: as === "partner" ? { cookie } : {}, redirect: "manual" });
	const post = (path: string, fields: [string, string][]) =>
		fetchAgain(waymark.origin + path, {
			method: "POST",
			headers: { cookie, origin: waymark.origin },
			body: new URLSearchParams(fields),
			redirect: "manual",
		});
	return {
		...{ waymark, actions, action, organisationSlug, narrative, cookie, ask, post },
		async close() {
			await db.destroy();
			await waymark.remove();
		},
	};
}
export type HostileSite = Awaited<ReturnType<typeof startHostileSite>>;
