import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import { pino } from "pino";
import { io } from "socket.io-client";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { schemaVersion } from "#app/features/narratives/document-schema.ts";
import { closeCode } from "#app/live/collab-protocol.ts";
import type { Db } from "#db/database.ts";
import { ensureNarrative } from "#db/queries/documents.ts";
import { startServer } from "#server/create-server.ts";
import { readEnv } from "#server/env.ts";
import { createSessions } from "#server/sessions.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPartnership, longAgo } from "#test/support/partnership.ts";

const secret = "a secret of more than thirty-two characters";

/** Pages of one address: what a page of ours would do after it changed somebody's role. */
function pageThat(act: (context: AppLoadContext) => void): ServerBuild {
	const module = {
		loader: ({ context }: { context: AppLoadContext }) => {
			act(context);
			return new Response("done");
		},
	};
	return {
		mode: "production",
		entry: { module: { default: () => new Response() } },
		routes: { page: { id: "page", path: "act", module } },
		assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "1" },
		publicPath: "/",
		assetsBuildDirectory: "",
		future: {},
		isSpaMode: false,
	} as unknown as ServerBuild;
}

async function setUp(db: Db) {
	const { people, roadmap, action } = await addPartnership(db);
	const env = readEnv({ PORT: "0", DEMO: "1" });
	if (!env.ok) throw new Error(env.message);
	const build = pageThat(({ app }) => app.accessChanged(people.trustLead.id));
	const server = await startServer({
		env: env.env,
		db,
		sessionSecret: secret,
		pages: async () => ({
			build: async () => build,
			files: [],
			publicScript: () => "",
			passkeyScript: () => "",
		}),
		log: pino({ level: "silent" }),
	});
	const sessions = createSessions({ db, now: () => new Date(), secret, secure: false });
	const headersOf = async (personId: string) => {
		const session = await sessions.getSession();
		session.set("personId", personId);
		const cookie = (await sessions.commitSession(session)).split(";")[0] ?? "";
		return { cookie, origin: server.origin };
	};
	const made = { schemaVersion, at: longAgo };
	const document = await ensureNarrative(db, { id: action.id, roadmapId: roadmap.id }, made);
	const write = async (personId: string) => {
		const url = `${server.origin.replace("http", "ws")}/collab/${document.name}?waymark=1`;
		const socket = new WebSocket(url, { headers: await headersOf(personId) });
		// The first message says what this person may do: they are in.
		await new Promise((resolve) => socket.once("message", resolve));
		return { socket, closed: new Promise<number>((resolve) => socket.once("close", resolve)) };
	};
	const look = async (personId: string) => {
		const options = { path: "/live/", transports: ["websocket"], forceNew: true, reconnection: false };
		const screen = io(server.origin, { ...options, extraHeaders: await headersOf(personId) });
		await new Promise<void>((resolve) => screen.once("connect", () => resolve()));
		return screen;
	};
	return { server, people, write, look };
}

describeEachDatabase("access that is taken away", (open) => {
	test("[E21] [E22] a page that takes it away reaches the editors and screens of that person, and of nobody else", async () => {
		const db = await open();
		const { server, people, write, look } = await setUp(db);
		const [theirs, others] = [await write(people.trustLead.id), await write(people.councilLead.id)];
		const screen = await look(people.trustLead.id);
		const told = new Promise((resolve) => screen.once("access", () => resolve("told")));
		await db.deleteFrom("membership").where("person_id", "=", people.trustLead.id).execute();
		expect(await (await fetch(`${server.origin}/act`)).text()).toBe("done");
		expect(await theirs.closed).toBe(closeCode.noAccess);
		expect(await told).toBe("told");
		expect(others.socket.readyState).toBe(others.socket.OPEN);
		screen.disconnect();
		others.socket.terminate();
		await server.close();
	});
});
