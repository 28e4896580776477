import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { io } from "socket.io-client";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { AppContext } from "#app/context.server.ts";
import type { Person } from "#app/domain/access.ts";
import { rootName, schemaVersion } from "#app/features/narratives/document-schema.ts";
import type { LiveSocket } from "#app/live/live-socket.ts";
import type { InMeeting, Present } from "#app/live/messages.ts";
import * as actionRoute from "#app/routes/workspace/action.tsx";
import * as agreementRoute from "#app/routes/workspace/agreement.tsx";
import * as colleaguesRoute from "#app/routes/workspace/colleagues.ts";
import * as commentsRoute from "#app/routes/workspace/comments.tsx";
import * as askRoute from "#app/routes/workspace/meetings/ask.tsx";
import * as runRoute from "#app/routes/workspace/meetings/run.tsx";
import type { Db } from "#db/database.ts";
import { ensureNarrative } from "#db/queries/documents.ts";
import { findPerson } from "#db/queries/people.ts";
import { startServer } from "#server/create-server.ts";
import { readEnv } from "#server/env.ts";
import { createSessions } from "#server/sessions.ts";
import { addPartnership, longAgo } from "#test/support/partnership.ts";
import { buildOf } from "#test/support/real-routes.ts";

const secret = "a secret of more than thirty-two characters";
export const workspace = "/workspace/small";
export const actionPath = `${workspace}/actions/open-clinic`;

export type TroupeStage = Awaited<ReturnType<typeof setTroupeStage>>;

/**
 * A running server with the real routes that colleagues use, on a partnership of which the council, the trust and the charity are
 * the signatories. `speed`: how many times faster than people colleagues are.
 */
export async function setTroupeStage(
	db: Db,
	options: { demo?: boolean; speed?: number; port?: number } = {},
) {
	const partnership = await addPartnership(db);
	const { organisations, people, roadmap, action } = partnership;
	const signatories = [organisations.council, organisations.trust, organisations.charity];
	await db
		.updateTable("partner")
		.set({ part: "signatory" })
		.where("organisation_id", "in", signatories)
		.execute();
	const charityLead = await addLead(db, roadmap.id, organisations.charity);
	const { server, app } = await startDemo(db, options);
	const made = { schemaVersion, at: longAgo };
	const document = await ensureNarrative(db, { id: action.id, roadmapId: roadmap.id }, made);
	return {
		...partnership,
		people: { ...people, charityLead },
		documentName: document.name,
		documentId: document.id,
		server,
		app,
		/** What a person has open: a screen, a text, and the forms that they send. */
		open: (person: Person) => openAs({ db, origin: server.origin, person }),
		sessionsCount: async (personId: string) =>
			(await db.selectFrom("session").select("id").where("person_id", "=", personId).execute()).length,
	};
}

async function addLead(db: Db, roadmapId: string, organisationId: string): Promise<Person> {
	const id = randomUUID();
	const row = { id, name: "Charity lead", email: null, administrator: 0 as const, demo: 1 as const };
	await db
		.insertInto("person")
		.values({ ...row, created_at: longAgo })
		.execute();
	const membership = {
		roadmap_id: roadmapId,
		person_id: id,
		organisation_id: organisationId,
		role: "lead" as const,
	};
	await db.insertInto("membership").values(membership).execute();
	const found = await findPerson(db, id);
	if (!found) throw new Error("The person was not added");
	return found;
}

/** Starts the server on a database that is there. */
export async function startDemo(
	db: Db,
	{ demo = true, speed = 20 }: { demo?: boolean; speed?: number } = {},
) {
	const env = readEnv({ PORT: "0", DEMO: demo ? "1" : "0", SESSION_SECRET: secret });
	if (!env.ok) throw new Error(env.message);
	const { build, app } = buildOf({
		action: { path: "workspace/:roadmap/actions/:action", index: true, module: actionRoute },
		agreement: { path: "workspace/:roadmap/actions/:action/agreement", module: agreementRoute },
		comments: { path: "workspace/:roadmap/actions/:action/comments", module: commentsRoute },
		run: { path: "workspace/:roadmap/meetings/:meeting/run", module: runRoute },
		ask: { path: "workspace/:roadmap/asks/:ask", module: askRoute },
		colleagues: { path: "workspace/:roadmap/colleagues", module: colleaguesRoute },
	});
	const server = await startServer({
		env: env.env,
		db,
		sessionSecret: secret,
		troupeSpeed: speed,
		pages: async () => ({
			build: async () => build,
			files: [],
			publicScript: () => "",
			passkeyScript: () => "",
		}),
		log: pino({ level: "silent" }),
	});
	await fetch(`${server.origin}/grab`);
	return { server, app: app() };
}

/** The people who can be simulated. */
export const leadersOf = ({ people }: TroupeStage): Person[] => [
	people.councilLead,
	people.trustLead,
	people.charityLead,
];

/** What the ledger holds since the beginning, each line with whose it is. */
export async function linesBy({ app }: { app: AppContext }): Promise<string[]> {
	const lines = await app.db
		.selectFrom("change")
		.innerJoin("person", "person.id", "change.person_id")
		.select(["change.kind", "person.name"])
		.orderBy("change.revision")
		.execute();
	return lines.map(({ kind, name }) => `${kind} by ${name}`);
}

/** A caret or a presence that a screen saw, by the name of its person. */
export interface Seen {
	carets: Set<string>;
	/** Who was said to look at the action, ever. */
	lookers: Set<string>;
	/** Who is in the meeting, by the last message. */
	inMeeting: string[];
}

async function openAs({ db, origin, person }: { db: Db; origin: string; person: Person }) {
	const sessions = createSessions({ db, now: () => new Date(), secret, secure: false });
	const session = await sessions.getSession();
	session.set("personId", person.id);
	const cookie = (await sessions.commitSession(session)).split(";")[0] ?? "";
	const headers = { cookie, origin };
	const seen: Seen = { carets: new Set(), lookers: new Set(), inMeeting: [] };
	const closers: (() => void)[] = [];
	return {
		seen,
		async post(path: string, fields: Record<string, string>): Promise<number> {
			const body = new URLSearchParams(fields);
			return (await fetch(origin + path, { method: "POST", headers, body, redirect: "manual" })).status;
		},
		async get(path: string): Promise<number> {
			return (await fetch(origin + path, { headers, redirect: "manual" })).status;
		},
		/** Shows an action or a running meeting on a screen. */
		async show(what: { actionId: string } | { meetingId: string }): Promise<void> {
			const screen: LiveSocket = io(origin, {
				...{ path: "/live/", transports: ["websocket"], forceNew: true, reconnection: false },
				extraHeaders: headers,
			});
			closers.push(() => screen.disconnect());
			await new Promise<void>((resolve) => screen.once("connect", () => resolve()));
			screen.on("present", ({ people }: Present) => {
				for (const { name } of people) seen.lookers.add(name);
			});
			screen.on("inMeeting", ({ people }: InMeeting) => {
				seen.inMeeting = people.map(({ name }) => name);
			});
			if ("actionId" in what) screen.emit("attend", what);
			else await screen.emitWithAck("meet", what);
		},
		/** Opens a shared text in an editor, and notes whose carets it shows. */
		edit(documentName: string) {
			const doc = new Y.Doc();
			class OwnWebSocket extends WebSocket {
				constructor(url: string | URL) {
					super(url, { headers });
				}
			}
			const provider = new WebsocketProvider(`${origin.replace(/^http/, "ws")}/collab`, documentName, doc, {
				WebSocketPolyfill: OwnWebSocket as unknown as typeof globalThis.WebSocket,
				disableBc: true,
			});
			closers.push(() => provider.destroy());
			provider.awareness.on("change", () => {
				for (const [client, state] of provider.awareness.getStates())
					if (client !== doc.clientID && state.cursor) seen.carets.add(state.user?.name);
			});
			const body = doc.getXmlFragment(rootName);
			return {
				body,
				doc,
				/** The paragraphs, one after the other. */
				paragraphs: () => body.toArray().map((block) => (block as Y.XmlElement).toArray().join("")),
				write(text: string) {
					const paragraph = new Y.XmlElement("paragraph");
					paragraph.insert(0, [new Y.XmlText(text)]);
					body.push([paragraph]);
				},
				/** Types at the beginning of a paragraph. */
				typeInto(paragraph: number, text: string) {
					((body.get(paragraph) as Y.XmlElement).get(0) as Y.XmlText).insert(0, text);
				},
				isSynced: () => provider.synced,
			};
		},
		close() {
			for (const close of closers.splice(0)) close();
		},
	};
}
