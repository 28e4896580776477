import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { Person } from "#app/domain/access.ts";
import { rootName, schemaVersion } from "#app/features/narratives/document-schema.ts";
import type { Db } from "#db/database.ts";
import { ensureNarrative } from "#db/queries/documents.ts";
import { findPerson } from "#db/queries/people.ts";
import { type Collab, type CollabOptions, createCollab } from "#server/collab/create-collab.ts";
import { roadmapRow } from "#test/support/roadmap-row.ts";

/** A roadmap with one action that two organisations are named on, its people, and its document. */
export interface Stage {
	documentId: string;
	documentName: string;
	roadmapId: string;
	actionId: string;
}

export const people = ["coordinator", "lead", "supporter", "observer", "stranger"] as const;
export type PersonName = (typeof people)[number];

const at = "2026-01-05T09:00:00.000Z";

/** Fills an empty database with what co-editing needs. Ids are names, to be read in failures. */
export async function setStage(db: Db): Promise<Stage> {
	const roadmap = roadmapRow("london", { id: "roadmap" });
	await db.insertInto("roadmap").values(roadmap).execute();
	for (const id of ["nhs", "councils", "secretariat"]) {
		await db
			.insertInto("organisation")
			.values({ id, slug: id, name: `The ${id}`, kind: "nhs" })
			.execute();
	}
	for (const name of people) {
		const person = {
			id: name,
			name: `${name} person`,
			email: null,
			administrator: 0 as const,
			demo: 0 as const,
		};
		await db
			.insertInto("person")
			.values({ ...person, created_at: at })
			.execute();
	}
	await addMember(db, "coordinator", "secretariat", "coordinator");
	await addMember(db, "lead", "nhs", "lead");
	await addMember(db, "supporter", "councils", "contributor");
	await addMember(db, "observer", "councils", "observer");
	await addAction(db);
	const document = await ensureNarrative(db, { id: "action", roadmapId: "roadmap" }, { schemaVersion, at });
	return { documentId: document.id, documentName: document.name, roadmapId: "roadmap", actionId: "action" };
}

/** Gives a person a role on the roadmap. */
export async function addMember(
	db: Db,
	person_id: PersonName,
	organisation_id: string,
	role: "coordinator" | "lead" | "contributor" | "observer",
): Promise<void> {
	await db
		.insertInto("membership")
		.values({ roadmap_id: "roadmap", person_id, organisation_id, role })
		.execute();
}

async function addAction(db: Db): Promise<void> {
	const workstream = { id: "workstream", roadmap_id: "roadmap", slug: "w", title: "W", summary: "S" };
	await db
		.insertInto("workstream")
		.values({ ...workstream, ambition: null, commitment: null, position: 0 })
		.execute();
	await db
		.insertInto("action")
		.values({
			id: "action",
			roadmap_id: "roadmap",
			workstream_id: "workstream",
			slug: "open-a-clinic",
			title: "Open a clinic",
			description: "In every borough.",
			lead_organisation_id: "nhs",
			owner_id: null,
			starts_on: null,
			due_on: null,
			original_due_on: null,
			status: "on-track",
			status_reason: "The first one is open.",
			status_path: null,
			status_person_id: null,
			status_organisation_id: null,
			status_at: at,
			confirmed_at: at,
			internal: 0,
			position: 0,
			source: null,
			illustrative: "[]",
			version: 1,
		})
		.execute();
	await db
		.insertInto("action_support")
		.values({ action_id: "action", organisation_id: "councils", position: 0 })
		.execute();
}

/**
 * A real server on a port of its own. Who connects says so, with `?as=lead` or a path that begins with `/as-lead`; sessions
 * are called `session-lead`.
 */
export interface TestServer {
	url: string;
	collab: Collab;
	reports: string[];
	/** Sessions that are over. */
	ended: Set<string>;
	close(): Promise<void>;
}

/** Starts the co-editing server over HTTP. */
export async function startCollab(
	db: Db,
	options: Partial<CollabOptions> & { port?: number } = {},
): Promise<TestServer> {
	const reports: string[] = [];
	const ended = new Set<string>();
	const identify = async (request: IncomingMessage) => {
		const url = new URL(request.url ?? "", "http://test");
		const name = url.searchParams.get("as") ?? /^\/as-(\w+)\//.exec(url.pathname)?.[1] ?? "";
		const person: Person | undefined = await findPerson(db, name);
		return person && !ended.has(`session-${name}`) ? { person, sessionKey: `session-${name}` } : null;
	};
	const collab = createCollab({
		db,
		now: () => new Date(),
		identify,
		report: (message, error) => void reports.push(error === null ? message : `${message}: ${error}`),
		...options,
	});
	const http: Server = createServer((_request, response) => response.end());
	http.on("upgrade", (request, socket, head) => {
		const name = /\/collab\/([^?]*)/.exec(request.url ?? "")?.[1] ?? "";
		collab.handleUpgrade(request, socket, head, name);
	});
	await new Promise<void>((resolve) => http.listen(options.port ?? 0, "127.0.0.1", resolve));
	return {
		url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/collab`,
		collab,
		reports,
		ended,
		async close() {
			await collab.close();
			http.closeAllConnections();
			await new Promise((resolve) => http.close(resolve));
		},
	};
}

/** An editor without a screen: the unmodified provider of y-websocket on a document of its own. */
export interface TestEditor {
	doc: Y.Doc;
	provider: WebsocketProvider;
	text(): string;
	/** Writes a paragraph at the end. */
	write(text: string): void;
	/** The close code that stopped it for good. */
	closed: Promise<number>;
	destroy(): void;
}

/** Opens a document as someone. */
export function openEditor(
	server: { url: string },
	document: string,
	as: PersonName,
	doc = new Y.Doc(),
): TestEditor {
	const provider = new WebsocketProvider(server.url, document, doc, {
		WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
		disableBc: true,
		params: { as },
		maxBackoffTime: 200,
	});
	const fragment = doc.getXmlFragment(rootName);
	return {
		doc,
		provider,
		text: () =>
			fragment
				.toArray()
				.map((block) => (block as Y.XmlElement).toArray().join(""))
				.join("\n"),
		write(text) {
			doc.transact(() => {
				const paragraph = new Y.XmlElement("paragraph");
				paragraph.insert(0, [new Y.XmlText(text)]);
				fragment.push([paragraph]);
			});
		},
		closed: new Promise((resolve) => provider.on("closed", ({ code }) => resolve(code))),
		destroy: () => provider.destroy(),
	};
}

/** Waits until something is true; the test's own timeout is the limit. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
	while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 10));
}
