import { afterEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { describeEachDatabase } from "#test/support/databases.ts";
import { startLimitedSite } from "./limited-site.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0).reverse()) await close();
});

const statuses = async (times: number, ask: () => Promise<Response>) => {
	const answers: number[] = [];
	for (let i = 0; i < times; i++) answers.push((await ask()).status);
	return answers;
};

const gone = (socket: WebSocket) =>
	new Promise<void>((resolve) => {
		socket.once("close", () => resolve());
		socket.close();
	});

describeEachDatabase("limits", (open) => {
	const site = async (limits: Record<`LIMIT_${string}`, string>) => {
		const started = await startLimitedSite(await open(), limits);
		closers.push(() => started.server.close());
		return started;
	};

	test("[S10] forms: a network that sends too many waits, and neither another network nor a person signed in beside them does", async () => {
		const { from, post, cookieOf, people, taken } = await site({
			LIMIT_FORMS_PER_NETWORK: "2",
			LIMIT_FORMS_PER_PERSON: "3",
		});
		const path = "/workspace/form";
		expect(await statuses(3, () => post(path, from("192.0.2.1")))).toEqual([200, 200, 429]);
		expect(await statuses(1, () => post(path, from("192.0.2.2")))).toEqual([200]);
		const cookie = await cookieOf(people.trustLead.id);
		expect(await statuses(4, () => post(path, from("192.0.2.1", cookie)))).toEqual([200, 200, 200, 429]);
		// The same person somewhere else has the same budget, and another person an own one.
		expect(await statuses(1, () => post(path, from("192.0.2.9", cookie)))).toEqual([429]);
		const other = await cookieOf(people.councilLead.id);
		expect(await statuses(1, () => post(path, from("192.0.2.1", other)))).toEqual([200]);
		expect(taken).toHaveLength(7);
		const refused = await post(path, from("192.0.2.1"));
		expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
		// One household has many addresses of IPv6, and one budget.
		expect(await statuses(2, () => post(path, from("2001:db8:1:2::1")))).toEqual([200, 200]);
		expect(await statuses(1, () => post(path, from("2001:db8:1:2:ffff::9")))).toEqual([429]);
		expect(await statuses(1, () => post(path, from("2001:db8:1:3::1")))).toEqual([200]);
	});

	test("[S10] a desk that scripts ask answers in its own language, and nobody is kept from signing out", async () => {
		const { from, post, cookieOf, people } = await site({ LIMIT_FORMS_PER_PERSON: "1" });
		const headers = from("192.0.2.1", await cookieOf(people.trustLead.id));
		expect(await (await post("/workspace/desk", headers)).json()).toEqual({ done: true });
		const refused = await post("/workspace/desk", headers);
		expect(refused.status).toBe(429);
		expect(await refused.json()).toEqual({ message: expect.stringContaining("Wait") });
		// Far above the limit, an answer costs next to nothing.
		expect(await (await post("/workspace/desk", headers)).text()).toMatch(/^Too many forms.+\n$/);
		const left = await post("/sign-out", headers);
		expect([left.status, left.headers.get("clear-site-data")]).toEqual([302, '"storage"']);
	});

	test("[S11] the form is on the page that refuses it, with every word", async () => {
		const { from, post, taken } = await site({ LIMIT_FORMS_PER_NETWORK: "1" });
		const headers = from("192.0.2.1");
		await post("/workspace/form?x=1", headers);
		const words = { reason: '\nTwo lines <b>of</b> & "quotes"\nand more', intent: "keep" };
		const refused = await post("/workspace/form?x=1", headers, words);
		const html = await refused.text();
		expect(refused.status).toBe(429);
		expect(html).toMatch(/Wait \d+ seconds and send it again/);
		expect(html).toContain('action="/workspace/form?x=1"');
		expect(html).toContain("Two lines &lt;b&gt;of&lt;/b&gt; &amp; &quot;quotes&quot;");
		expect(taken).toHaveLength(1);
	});

	test("[S10] pages that must be rendered and the API are counted; what is kept for everybody is handed out all the same", async () => {
		const { from, get, cookieOf, people } = await site({
			LIMIT_PAGES_PER_NETWORK: "2",
			LIMIT_PAGES_PER_PERSON: "2",
			LIMIT_API_PER_CALLER: "1",
		});
		const stranger = from("192.0.2.1");
		expect(await statuses(2, () => get("/small", stranger))).toEqual([200, 200]);
		expect(await statuses(2, () => get("/nothing-here", stranger))).toEqual([404, 429]);
		expect(await statuses(5, () => get("/small", stranger))).toEqual([200, 200, 200, 200, 200]);
		expect(await statuses(1, () => get("/nothing-here", from("192.0.2.2")))).toEqual([404]);
		const member = from("192.0.2.1", await cookieOf(people.trustLead.id));
		expect(await statuses(1, () => get("/nothing-there", member))).toEqual([404]);
		const refused = await get("/workspace/form", stranger);
		expect([refused.status, await refused.text()]).toEqual([
			429,
			expect.stringMatching(
				/^Too many pages were asked for in a short time\. Wait \d+ seconds and try again\.\n$/,
			),
		]);
		expect(await statuses(2, () => get("/api/v1/things", stranger))).toEqual([200, 429]);
		expect(await statuses(1, () => get("/healthz", stranger))).toEqual([200]);
	});

	test("[N19] [S10] the API is counted by itself, hands out what is kept, and says so as data", async () => {
		const { from, get } = await site({ LIMIT_PAGES_PER_NETWORK: "1", LIMIT_API_PER_CALLER: "1" });
		const stranger = from("192.0.2.1");
		const kept = () => get("/api/v1/roadmaps/small", stranger);
		expect(await statuses(3, kept)).toEqual([200, 200, 200]);
		const refused = await get("/api/v1/roadmaps/nothing", stranger);
		expect(refused.status).toBe(429);
		expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
		expect(refused.headers.get("content-type")).toBe("application/problem+json");
		expect(refused.headers.get("access-control-allow-origin")).toBe("*");
		expect(await refused.json()).toMatchObject({
			status: 429,
			detail: expect.stringMatching(/^Too much .*\.$/),
		});
		expect(await statuses(1, () => get("/small", stranger))).toEqual([200]);
		expect(await statuses(1, kept)).toEqual([200]);
	});

	test("[S12] connections and handshakes of one network end neither another's nor those of a person in it", async () => {
		const { from, live, cookieOf, people, server } = await site({
			LIMIT_CONNECTIONS_PER_NETWORK: "2",
			LIMIT_CONNECTIONS_PER_PERSON: "1",
			LIMIT_HANDSHAKES_PER_NETWORK: "5",
		});
		const first = await live(from("192.0.2.1"));
		expect(first).toBeInstanceOf(WebSocket);
		expect(await live(from("192.0.2.1"))).toBeInstanceOf(WebSocket);
		expect(await live(from("192.0.2.1"))).toEqual({ status: 429, retryAfter: "30" });
		expect(await live(from("192.0.2.2"))).toBeInstanceOf(WebSocket);
		const cookie = await cookieOf(people.trustLead.id);
		expect(await live(from("192.0.2.1", cookie))).toBeInstanceOf(WebSocket);
		expect(await live(from("192.0.2.3", cookie))).toMatchObject({ status: 429 });
		await gone(first as WebSocket);
		await expect.poll(() => live(from("192.0.2.1")), { timeout: 5_000 }).toBeInstanceOf(WebSocket);
		// Handshakes are counted on their own, whatever became of them; polling counts, too.
		await live(from("192.0.2.1"));
		const polling = `${server.origin}/live/?EIO=4&transport=polling`;
		expect((await fetch(polling, { headers: from("192.0.2.1") })).status).toBe(429);
		expect((await fetch(polling, { headers: from("192.0.2.4") })).status).toBe(200);
	});

	test("[S12] a connection that claims to be open already is not", async () => {
		const { from, server } = await site({});
		const url = `${server.origin.replace("http", "ws")}/live/?EIO=4&transport=websocket&x=?sid=1`;
		const socket = new WebSocket(url, { headers: from("192.0.2.1") });
		const closed = await new Promise((resolve) => {
			socket.once("close", () => resolve("closed"));
			socket.once("error", () => resolve("refused"));
		});
		expect(closed).toBe("closed");
	});

	test("[S12] co-editing handshakes are refused with 429 before the document is looked for", async () => {
		const { from, cookieOf, people, server } = await site({
			LIMIT_HANDSHAKES_PER_PERSON: "2",
			LIMIT_HANDSHAKES_PER_NETWORK: "1",
		});
		const cookie = await cookieOf(people.trustLead.id);
		const knock = (headers: Record<string, string>) =>
			new Promise<number>((resolve) => {
				const socket = new WebSocket(`${server.origin.replace("http", "ws")}/collab/none`, { headers });
				socket.once("close", (code) => resolve(code));
				socket.on("error", () => {});
				socket.once("unexpected-response", (_request, answer) => {
					resolve(answer.statusCode ?? 0);
					answer.destroy();
				});
			});
		expect(await knock(from("192.0.2.1"))).toBe(4401);
		expect(await knock(from("192.0.2.1"))).toBe(429);
		expect(await knock(from("192.0.2.2"))).toBe(4401);
		expect(await knock(from("192.0.2.1", cookie))).toBe(4404);
		expect(await knock(from("192.0.2.1", cookie))).toBe(4404);
		expect(await knock(from("192.0.2.1", cookie))).toBe(429);
	});

	test("[S12] a screen that sends too many messages is closed, and is back when it may", async () => {
		const { from, screen, roadmap } = await site({ LIMIT_MESSAGES_PER_NETWORK: "5" });
		const noisy = screen(from("192.0.2.1"));
		const quiet = screen(from("192.0.2.2"));
		closers.push(
			() => noisy.disconnect(),
			() => quiet.disconnect(),
		);
		const watch = { roadmapId: roadmap.id, revision: 0 };
		const reasons: string[] = [];
		noisy.on("disconnect", (reason) => reasons.push(reason));
		await new Promise<void>((resolve) => noisy.once("connect", () => resolve()));
		for (let i = 0; i < 6; i++) noisy.emit("watch", watch, () => {});
		await new Promise<void>((resolve) => noisy.once("disconnect", () => resolve()));
		await new Promise<void>((resolve) => noisy.once("connect", () => resolve()));
		// Not by a farewell of the server, after which socket.io would not come back.
		expect(reasons[0]).toBe("transport close");
		expect(await quiet.timeout(5_000).emitWithAck("watch", watch)).toMatchObject({
			revision: expect.any(Number),
		});
	});

	test("[S13] the reader above the limit gets 503 and every page; somebody signed in gets a connection", async () => {
		const { from, live, get, cookieOf, people } = await site({ LIMIT_READERS: "2" });
		const readers = [await live(from("192.0.2.1")), await live(from("192.0.2.2"))] as WebSocket[];
		expect(await live(from("192.0.2.3"))).toEqual({ status: 503, retryAfter: "30" });
		expect((await get("/small", from("192.0.2.3"))).status).toBe(200);
		expect(await live(from("192.0.2.3", await cookieOf(people.trustLead.id)))).toBeInstanceOf(WebSocket);
		await gone(readers[0] as WebSocket);
		await expect.poll(() => live(from("192.0.2.3")), { timeout: 5_000 }).toBeInstanceOf(WebSocket);
	});
});
