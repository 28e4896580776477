import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import { afterEach, expect, test } from "vitest";
import { leadMeeting } from "#app/features/meetings/run-meeting.server.ts";
import type { ClientToServer, InMeeting, MeetingChanged, ServerToClient } from "#app/live/messages.ts";
import type { Db } from "#db/database.ts";
import { createLive } from "#server/live/create-live.ts";
import { createSessions, findAsker } from "#server/sessions.ts";
import { dispatchUpgrades } from "#server/upgrade.ts";
import { closingServers, granted, setUpRunning } from "#test/meetings/fixture.ts";
import { describeEachDatabase } from "#test/support/databases.ts";

type Screen = Socket<ServerToClient, ClientToServer>;
const closing = closingServers(afterEach);
const closers: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0).reverse()) await close();
});

/** A running meeting, with the live side of the server on a port of its own. */
async function setUp(db: Db) {
	const set = closing(await setUpRunning(db));
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
		isAllowed: () => true,
		live: live.handleUpgrade,
		collab: (_request, socket) => socket.destroy(),
		othersMayUpgrade: false,
	});
	closers.push(() => http.close());
	closers.push(() => live.close());
	const open = async (personId: string | null): Promise<Screen> => {
		const session = await sessions.getSession();
		if (personId !== null) session.set("personId", personId);
		const cookie = personId === null ? "" : ((await sessions.commitSession(session)).split(";")[0] ?? "");
		const screen: Screen = io(origin, {
			path: "/live/",
			transports: ["websocket"],
			extraHeaders: { cookie },
			forceNew: true,
			reconnection: false,
		});
		closers.push(() => screen.disconnect());
		return screen;
	};
	const context = { ...set.context, publish: live.publish, publishMeeting: live.publishMeeting };
	return { ...set, context, open, meetingId: (await set.meeting()).id };
}

const meet = (screen: Screen, meetingId: string | null) =>
	screen.timeout(5_000).emitWithAck("meet", { meetingId });
/** Resolves with the list of who is there as soon as it has so many people. */
const whenHere = (screen: Screen, count: number) =>
	new Promise<InMeeting>((resolve) =>
		screen.on("inMeeting", (message) => message.people.length === count && resolve(message)),
	);

describeEachDatabase("the screens of a meeting", (fresh) => {
	test("[G17] are told that the meeting went on, with ids only, and who is there", async () => {
		const { context, people, where, items, open, meetingId, roadmap } = await setUp(await fresh());
		const [chair, follower] = [await open(people.coordinator.id), await open(people.charityObserver.id)];
		const both = whenHere(chair, 2);
		expect(await meet(chair, meetingId)).toBe(true);
		expect(await meet(follower, meetingId)).toBe(true);
		expect((await both).people.map(({ name, organisation }) => `${name}, ${organisation}`).sort()).toEqual([
			"Charity observer, The charity",
			"Coordinator, The office",
		]);
		const told = new Promise<MeetingChanged>((resolve) => follower.once("meeting", resolve));
		const [from = "", to = ""] = items;
		await granted(leadMeeting(context, people.coordinator, { ...where, from, to }));
		expect(await told).toEqual({ roadmapId: roadmap.id, meetingId });
		const alone = whenHere(follower, 1);
		chair.disconnect();
		expect((await alone).people).toMatchObject([{ name: "Charity observer" }]);
	});

	test("[G17] strangers, the public and malformed messages join nothing and are told nothing", async () => {
		const { context, people, where, items, open, meetingId } = await setUp(await fresh());
		const db = context.db;
		await db.deleteFrom("membership").where("person_id", "=", people.trustContributor.id).execute();
		const [visitor, stranger, partner] = [
			await open(null),
			await open(people.trustContributor.id),
			await open(people.councilLead.id),
		];
		const heard: unknown[] = [];
		for (const screen of [visitor, stranger])
			screen.onAny((event, message) => void heard.push({ event, message }));
		expect(await meet(visitor, meetingId)).toBe(false);
		expect(await meet(stranger, meetingId)).toBe(false);
		expect(await meet(stranger, "no-such-meeting")).toBe(false);
		expect(await meet(partner, "x".repeat(65))).toBe(false);
		const joined = whenHere(partner, 1);
		expect(await meet(partner, meetingId)).toBe(true);
		await joined;
		const [from = "", to = ""] = items;
		const told = new Promise((resolve) => partner.once("meeting", resolve));
		await granted(leadMeeting(context, people.coordinator, { ...where, from, to }));
		await told;
		// Their answers come after everything that was sent before.
		await meet(visitor, null);
		await meet(stranger, null);
		expect(heard).toEqual([]);
		expect(await meet(partner, null)).toBe(false);
	});
});
