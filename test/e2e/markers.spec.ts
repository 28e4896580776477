import { io } from "socket.io-client";
import { runDigests } from "#app/features/following/run-digests.server.ts";
import { openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { plantMarkers } from "../access/markers.ts";
import { readPublicOutputs } from "../access/public-outputs.ts";
import { setAccessStage } from "../access/stage.ts";
import { signInContext } from "../support/sign-in-context.ts";
import { expect, test } from "./support/test.ts";
import { Waymark } from "./support/waymark.ts";

test("[G22] nothing that is not public is in any page, file, feed, answer, message or letter that the public can have", async () => {
	test.setTimeout(600_000);
	const waymark = await Waymark.prepare();
	waymark.planted = "everything";
	const db = openDatabase(waymark.databaseUrl);
	try {
		await migrate(db);
		const stage = await setAccessStage(db, true);
		const { hidden, open } = await plantMarkers(db, stage);
		const meetings = await db.selectFrom("meeting").select("slug").execute();
		// Before the server does it by itself.
		const { app, letters } = signInContext(db);
		await runDigests({ ...app, now: () => new Date() }, { holder: "test", stopped: () => false });
		await waymark.start({
			DEMO: "0",
			SESSION_SECRET: "a secret of more than thirty-two characters",
			LIMIT_REQUESTS: "100000",
		});
		const outputs = await readPublicOutputs(
			waymark.origin,
			stage,
			meetings.map(({ slug }) => slug),
		);
		const messages = await listenAsPublic(waymark.origin, stage.roadmap.id);
		outputs.push({ path: "socket messages", status: 200, text: messages });
		// Letters to partners tell them of drafts, too; those to followers only what all may know, and how this reader stops them.
		const follower = await db.selectFrom("follower").select("email").executeTakeFirstOrThrow();
		for (const { to, text, subject } of await letters()) {
			if (to !== follower.email) continue;
			const said = text.replaceAll(/\/follow\/(manage|stop)\/\S+( \d+)?/g, "");
			outputs.push({ path: `letter “${subject}”`, status: 200, text: `${subject}\n${said}` });
		}

		const failed = outputs.filter(({ status }) => status >= 500 || status === 429);
		expect(failed.map(({ path, status }) => `${status} ${path}`)).toEqual([]);
		const told = [...hidden].flatMap(([marker, place]) =>
			outputs.filter(({ text }) => text.includes(marker)).map(({ path }) => `${path} tells ${place}`),
		);
		expect(told).toEqual([]);
		// The control: what is public was found, in pages and elsewhere, so that the same search would find the rest.
		const missing = [...open].filter(
			([marker]) => outputs.filter(({ text }) => text.includes(marker)).length < 2,
		);
		expect(missing).toEqual([]);
		expect(outputs.filter(({ path }) => path.startsWith("letter")).length).toBeGreaterThan(0);
		process.stdout.write(
			`  searched: ${outputs.length} answers (${outputs.filter(({ status }) => status === 200).length} with content) for ${hidden.size} hidden markers and ${open.size} open ones\n`,
		);
	} finally {
		await db.destroy();
		await waymark.remove();
	}
});

/** Everything that a reader's socket is told: answers to whatever it asks for, and messages. */
async function listenAsPublic(origin: string, roadmapId: string): Promise<string> {
	const socket = io(origin, {
		path: "/live/",
		transports: ["websocket"],
		extraHeaders: { origin },
		reconnection: false,
	});
	const heard: string[] = [];
	socket.onAny((...message) => heard.push(JSON.stringify(message)));
	const watched = await socket.timeout(5_000).emitWithAck("watch", { roadmapId, revision: 0 });
	heard.push(JSON.stringify(watched));
	socket.disconnect();
	expect(watched.revision).toBeGreaterThan(0);
	return heard.join("\n");
}
