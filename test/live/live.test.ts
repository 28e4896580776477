import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import { afterEach, expect, test } from "vitest";
import type { ClientToServer, Present, RoadmapChanged, ServerToClient } from "#app/live/messages.ts";
import type { Db } from "#db/database.ts";
import { createLive } from "#server/live/create-live.ts";
import { isOwnOrigin } from "#server/origin-check.ts";
import { createSessions, findAsker } from "#server/sessions.ts";
import { dispatchUpgrades } from "#server/upgrade.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPartnership } from "#test/support/partnership.ts";

type Screen = Socket<ServerToClient, ClientToServer>;
const closers: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0).reverse()) await close();
});

/** A server with its live side on a free port, and screens of the people of a small partnership. */
async function setUp(db: Db, over: Parameters<typeof addPartnership>[1] = {}) {
	const partnership = await addPartnership(db, over);
	const now = () => new Date();
	const sessions = createSessions({ db, now, secret: "a secret for tests only", secure: false });
	const http = createServer((_request, response) => response.end());
	await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
	const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
	const live = createLive({
		db,
		identify: (request) => findAsker({ db, sessions, now }, request.headers.cookie),
	});
	dispatchUpgrades(http, {
		isAllowed: (request) => isOwnOrigin(request.headers.origin, origin),
		live: live.handleUpgrade,
		collab: (_request, socket) => socket.destroy(),
		othersMayUpgrade: false,
	});
	closers.push(() => http.close());
	closers.push(() => live.close());

	const cookieOf = async (personId: string) => {
		const session = await sessions.getSession();
		session.set("personId", personId);
		return (await sessions.commitSession(session)).split(";")[0] ?? "";
	};
	const open = async (personId: string | null, from: string | undefined = origin): Promise<Screen> => {
		const cookie = personId === null ? "" : await cookieOf(personId);
		const extraHeaders = { cookie, ...(from === undefined ? {} : { origin: from }) };
		const options = { path: "/live/", transports: ["websocket"], extraHeaders, forceNew: true };
		const screen: Screen = io(origin, { ...options, reconnection: false });
		closers.push(() => screen.disconnect());
		return screen;
	};
	return { ...partnership, live, open, origin, sessions, cookieOf };
}

const watch = (screen: Screen, roadmapId: string, revision = 0) =>
	screen.timeout(5_000).emitWithAck("watch", { roadmapId, revision });
const next = <T>(screen: Screen, event: "changed" | "present") =>
	new Promise<T>((resolve) => screen.once(event, resolve as never));
/** Messages come in order: when this answer is here, everything sent before has come. */
const settled = watch;

describeEachDatabase("live messages", (fresh) => {
	test("[L2] the public is told of public changes only, partners of all", async () => {
		const { live, open, roadmap, people } = await setUp(await fresh());
		const [reader, partner] = [await open(null), await open(people.charityObserver.id)];
		await watch(reader, roadmap.id);
		await watch(partner, roadmap.id);
		const told: [string, number][] = [];
		reader.on("changed", (message) => told.push(["reader", message.revision]));
		partner.on("changed", (message) => told.push(["partner", message.revision]));
		const change: RoadmapChanged = { roadmapId: roadmap.id, revision: 1, subjects: [], public: false };
		live.publish(change);
		live.publish({ ...change, revision: 2, public: true });
		await settled(reader, roadmap.id);
		await settled(partner, roadmap.id);
		expect(told.sort()).toEqual([
			["partner", 1],
			["partner", 2],
			["reader", 2],
		]);
	});

	test("[A3] an unpublished roadmap answers the public like one that does not exist", async () => {
		const { open, roadmap, people } = await setUp(await fresh(), { roadmap: { published: 0 } });
		const reader = await open(null);
		expect(await watch(reader, roadmap.id)).toEqual({ revision: null });
		expect(await watch(reader, "no-such-roadmap")).toEqual({ revision: null });
		expect(await watch(await open(people.charityObserver.id), roadmap.id)).toEqual({ revision: 0 });
	});

	test("[L3] the answer to a screen that comes back is the revision as it is now", async () => {
		const db = await fresh();
		const { open, roadmap } = await setUp(db);
		await db.updateTable("roadmap").set({ revision: 41 }).execute();
		expect(await watch(await open(null), roadmap.id, 7)).toEqual({ revision: 41 });
	});

	test("[L5] people see who else looks at an action, once each, until they leave", async () => {
		const { open, action, people } = await setUp(await fresh());
		const [council, trust, trustToo] = [
			await open(people.councilLead.id),
			await open(people.trustLead.id),
			await open(people.trustLead.id),
		];
		const names = (message: Present) => message.people.map((p) => `${p.name}, ${p.organisation}`).sort();
		const alone = next<Present>(council, "present");
		council.emit("attend", { actionId: action.id });
		expect(names(await alone)).toEqual(["Council lead, The council"]);
		for (const screen of [trust, trustToo]) {
			const both = next<Present>(council, "present");
			screen.emit("attend", { actionId: action.id });
			expect(names(await both)).toEqual(["Council lead, The council", "Trust lead, The trust"]);
		}
		trustToo.disconnect();
		const gone = new Promise<Present>((resolve) =>
			council.on("present", (message) => message.people.length === 1 && resolve(message)),
		);
		trust.disconnect();
		expect(names(await gone)).toEqual(["Council lead, The council"]);
	});

	test("[L5] the public is not told who is here, and cannot be", async () => {
		const { open, action, people, roadmap } = await setUp(await fresh());
		const [reader, council] = [await open(null), await open(people.councilLead.id)];
		const told: Present[] = [];
		reader.on("present", (message) => told.push(message));
		reader.emit("attend", { actionId: action.id });
		const alone = next<Present>(council, "present");
		council.emit("attend", { actionId: action.id });
		expect((await alone).people).toHaveLength(1);
		await settled(reader, roadmap.id);
		expect(told).toEqual([]);
	});

	test("[L6] malformed messages are ignored, and everyone goes on", async () => {
		const { open, roadmap } = await setUp(await fresh());
		const [bad, good] = [await open(null), await open(null)];
		const emit = bad.emit.bind(bad) as unknown as (event: string, ...values: unknown[]) => void;
		for (const value of [
			null,
			undefined,
			7,
			"x",
			[],
			{},
			{ roadmapId: {} },
			{ roadmapId: "x".repeat(3_000) },
		]) {
			emit("watch", value, () => {});
			emit("watch", value);
			emit("attend", value);
		}
		emit("changed", { roadmapId: roadmap.id, revision: 99, subjects: [], public: true });
		expect(await watch(good, roadmap.id)).toEqual({ revision: 0 });
		expect(await watch(bad, roadmap.id)).toEqual({ revision: 0 });
	});

	test.each(["https://evil.example", "null", "http://127.0.0.1"])(
		"[X1] a handshake from %s is refused",
		async (from) => {
			const { open } = await setUp(await fresh());
			const screen = await open(null, from);
			await expect(
				new Promise((resolve, reject) => {
					screen.on("connect", () => resolve("connected"));
					screen.on("connect_error", reject);
				}),
			).rejects.toThrow();
		},
	);

	test("[A6] a session that is over loses its live connection", async () => {
		const db = await fresh();
		const { live, open, people, roadmap } = await setUp(db);
		const screen = await open(people.councilLead.id);
		await watch(screen, roadmap.id);
		const closed = new Promise((resolve) => screen.on("disconnect", resolve));
		const { id } = await db.selectFrom("session").select("id").executeTakeFirstOrThrow();
		live.closeSession(id);
		expect(await closed).toBe("io server disconnect");
	});

	test("[E22] a person whose rights changed loses the live connection, is told, and comes back with what is left", async () => {
		const db = await fresh();
		const { live, open, people, roadmap } = await setUp(db, { roadmap: { published: 0 } });
		const screen = await open(people.trustLead.id);
		const other = await open(people.councilLead.id);
		expect(await watch(screen, roadmap.id)).toEqual({ revision: 0 });
		await watch(other, roadmap.id);
		screen.io.reconnection(true);
		screen.io.reconnectionDelay(10);
		const told = new Promise<string>((resolve) => screen.once("access", () => resolve("told")));
		const left = new Promise<string>((resolve) => screen.once("disconnect", resolve));
		const back = new Promise<void>((resolve) => screen.io.once("reconnect", () => resolve()));
		await db.deleteFrom("membership").where("person_id", "=", people.trustLead.id).execute();
		live.recheck(people.trustLead.id);
		expect(await told).toBe("told");
		expect(await left).toBe("transport close");
		await back;
		expect(await watch(screen, roadmap.id)).toEqual({ revision: null });
		expect(other.connected).toBe(true);
	});
});
