import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import { pino } from "pino";
import { io } from "socket.io-client";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { eraseAccount } from "#app/features/account/erase-account.server.ts";
import { schemaVersion } from "#app/features/narratives/document-schema.ts";
import { changeRole } from "#app/features/people/change-role.server.ts";
import { removePerson } from "#app/features/people/remove-person.server.ts";
import { closeCode } from "#app/live/collab-protocol.ts";
import type { Db } from "#db/database.ts";
import { ensureNarrative } from "#db/queries/documents.ts";
import { startServer } from "#server/create-server.ts";
import { readEnv } from "#server/env.ts";
import { createSessions } from "#server/sessions.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPartnership, longAgo } from "#test/support/partnership.ts";

const secret = "a secret of more than thirty-two characters";

type Act = (app: AppLoadContext["app"]) => Promise<unknown>;

/** A product of one page, which does what the page of ours does: the act itself, on the real server's context. */
function pageThat(act: Act): ServerBuild {
	const module = {
		loader: async ({ context }: { context: AppLoadContext }) => Response.json(await act(context.app)),
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

async function setUp(db: Db, actOf: (people: Awaited<ReturnType<typeof addPartnership>>["people"]) => Act) {
	const { people, roadmap, action } = await addPartnership(db);
	const env = readEnv({ PORT: "0", DEMO: "1" });
	if (!env.ok) throw new Error(env.message);
	const build = pageThat(actOf(people));
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
	const open = async (personId: string) => {
		const headers = await headersOf(personId);
		const url = `${server.origin.replace("http", "ws")}/collab/${document.name}?waymark=1`;
		const editor = new WebSocket(url, { headers });
		const closed = new Promise<number>((resolve) => editor.once("close", resolve));
		await new Promise((resolve) => editor.once("message", resolve));
		const options = { path: "/live/", transports: ["websocket"], forceNew: true, reconnection: false };
		const screen = io(server.origin, { ...options, extraHeaders: headers });
		const gone = new Promise<string>((resolve) => screen.once("disconnect", () => resolve("gone")));
		const heard: string[] = [];
		screen.onAny((event: string) => heard.push(event));
		await new Promise<void>((resolve) => screen.once("connect", () => resolve()));
		await screen.emitWithAck("watch", { roadmapId: roadmap.id, revision: 0 });
		return { editor, closed, screen, gone, heard };
	};
	const knock = async (personId: string) => {
		const url = `${server.origin.replace("http", "ws")}/collab/${document.name}?waymark=1`;
		const editor = new WebSocket(url, { headers: await headersOf(personId) });
		return new Promise<number>((resolve) => editor.once("close", resolve));
	};
	const act = async () => (await fetch(`${server.origin}/act`)).json();
	return { server, people, open, knock, act };
}

const theirs = (personId: string) => ({ roadmapSlug: "small", organisationSlug: "trust", personId });

describeEachDatabase("somebody who is removed", (open) => {
	test("[O10] loses both kinds of connections at once; nobody else does, and is told what changed", async () => {
		const stage = await setUp(
			await open(),
			(people) => (app) => removePerson(app, people.coordinator, theirs(people.trustLead.id)),
		);
		const [gone, stays] = [
			await stage.open(stage.people.trustLead.id),
			await stage.open(stage.people.councilLead.id),
		];
		const told = new Promise((resolve) => stays.screen.once("changed", () => resolve("told")));
		expect(await stage.act()).toMatchObject({ ok: true });
		expect(await gone.closed).toBe(closeCode.noAccess);
		expect(await gone.gone).toBe("gone");
		expect(gone.heard).toEqual(["access"]);
		expect(await told).toBe("told");
		expect(stays.editor.readyState).toBe(WebSocket.OPEN);
		expect(stays.screen.connected).toBe(true);
		const again = await stage.knock(stage.people.trustLead.id);
		expect(again).toBe(closeCode.noDocument);
		stays.editor.terminate();
		stays.screen.disconnect();
		await stage.server.close();
	});

	test("[O10] or made an observer, comes back with the rights of now", async () => {
		const stage = await setUp(
			await open(),
			(people) => (app) =>
				changeRole(app, people.coordinator, {
					...theirs(people.trustLead.id),
					role: "observer",
					shown: "lead",
				}),
		);
		const { closed, gone } = await stage.open(stage.people.trustLead.id);
		expect(await stage.act()).toMatchObject({ ok: true });
		expect(await closed).toBe(closeCode.roleChanged);
		expect(await gone).toBe("gone");
		await stage.server.close();
	});

	test("[O10] [B6] or erased, loses them with the session", async () => {
		const stage = await setUp(
			await open(),
			(people) => (app) => eraseAccount(app, people.trustLead, { typed: "ERASE" }),
		);
		const { closed, gone } = await stage.open(stage.people.trustLead.id);
		expect(await stage.act()).toMatchObject({ ok: true });
		expect(await closed).toBe(closeCode.sessionOver);
		expect(await gone).toBe("gone");
		await stage.server.close();
	});
});
