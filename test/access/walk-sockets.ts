import { expect } from "@playwright/test";
import { io } from "socket.io-client";
import { WebSocket } from "ws";
import { schemaVersion } from "#app/features/narratives/document-schema.ts";
import { closeCode, messageType } from "#app/live/collab-protocol.ts";
import { documentRules, eventRules } from "./rules.ts";
import type { RoleName, Stage } from "./stage.ts";
import { judge } from "./walk.ts";

/** What both sockets tell a role, compared with the table: every difference in a sentence. */
export async function walkSockets(
	{ stage, origin }: { stage: Stage; origin: string },
	role: RoleName,
	cookie: string,
): Promise<string[]> {
	const wrong: string[] = [];
	const check = (what: string, got: unknown, wanted: unknown) => {
		if (got !== wanted) wrong.push(`${what} as ${role}: ${got} instead of ${wanted}`);
	};
	const may = (act: "read" | "read-drafts", of: "roadmap" | "action" | "internal-action" | "meeting") =>
		judge(stage, role, { see: act, may: act, of, ...(role === "signed out" ? { asPublic: true } : {}) }) ===
		"let in";
	const socket = io(origin, {
		path: "/live/",
		transports: ["websocket"],
		extraHeaders: { cookie, origin: origin },
		forceNew: true,
		reconnection: false,
	});
	const watch = async (roadmapId: string): Promise<number | null> =>
		(await socket.timeout(5_000).emitWithAck("watch", { roadmapId, revision: 0 })).revision;
	const present = new Set<string>();
	socket.on("present", (message: { actionId: string }) => present.add(message.actionId));
	check("watch", (await watch(stage.roadmap.id)) !== null, may(eventRules.watch.may, "roadmap"));
	check("watch nothing", await watch("nothing"), null);
	for (const [id, of] of [
		[stage.action.id, "action"],
		[stage.quiet.id, "internal-action"],
	] as const) {
		socket.emit("attend", { actionId: id });
		if (may(eventRules.attend.may, of)) await expect.poll(() => present.has(id)).toBe(true);
		else for (let i = 0; i < 5; i++) await watch("nothing");
		check(`attend ${of}`, present.has(id), may(eventRules.attend.may, of));
	}
	const joined = await socket.timeout(5_000).emitWithAck("meet", { meetingId: stage.meeting.id });
	check("meet", joined, may(eventRules.meet.may, "meeting"));
	check("meet nothing", await socket.timeout(5_000).emitWithAck("meet", { meetingId: "nothing" }), false);
	socket.disconnect();
	for (const [kind, rule] of Object.entries(documentRules)) {
		const verdict = judge(stage, role, rule);
		const wanted =
			verdict === "sign in"
				? closeCode.sessionOver
				: verdict === "not found"
					? closeCode.noDocument
					: verdict === "let in"
						? "writes"
						: "reads";
		const name = stage.documents[kind as keyof typeof documentRules];
		check(kind, await openDocument(origin, cookie, name), wanted);
	}
	const nothing = role === "signed out" ? closeCode.sessionOver : closeCode.noDocument;
	check("no document", await openDocument(origin, cookie, "nothing"), nothing);
	return wrong;
}

/** Opens a document by hand: whether its editor writes or reads, or the code with which it is closed. */
function openDocument(origin: string, cookie: string, name: string): Promise<"writes" | "reads" | number> {
	const url = `${origin.replace("http", "ws")}/collab/${name}?waymark=1&schema=${schemaVersion}`;
	const socket = new WebSocket(url, { headers: { cookie, origin } });
	return new Promise((found, failed) => {
		socket.on("error", failed);
		socket.on("close", (code) => found(code));
		socket.on("message", (data) => {
			const frame = new Uint8Array(data as Buffer);
			if (frame[0] !== messageType.role) return;
			found(frame[1] === 1 ? "writes" : "reads");
			socket.close();
		});
	});
}
