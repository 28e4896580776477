import { io } from "socket.io-client";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { publicAnswer } from "#app/features/public/public-answer.server.ts";
import { createReadiness } from "#server/operations/readiness.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { freePort } from "#test/support/free-port.ts";
import { lineOf, startWithRoutes } from "./running-server.ts";

const token = "a token of more than sixteen characters";

describeEachDatabase("what operators ask a running server", (open) => {
	test("[Z1] /healthz and /readyz answer without cookie, kept by nobody", async () => {
		const { server } = await startWithRoutes(await open(), {});
		for (const [path, words] of [
			["/healthz", "ok\n"],
			["/readyz", "ready\n"],
		]) {
			const answer = await fetch(`${server.origin}${path}`);
			expect([answer.status, await answer.text()]).toEqual([200, words]);
			expect(answer.headers.get("set-cookie")).toBeNull();
			expect(answer.headers.get("cache-control")).toBe("no-store");
		}
		await server.close();
	});

	test("[Z1] [Z2] a database that lacks a migration, or does not answer, is not ready; the process lives all the same", async () => {
		const db = await open();
		const { server } = await startWithRoutes(db, {});
		await db
			.deleteFrom("kysely_migration" as never)
			.where("name" as never, "=", "0002-versions" as never)
			.execute();
		const behind = await fetch(`${server.origin}/readyz`);
		expect([behind.status, await behind.text()]).toEqual([503, "not ready: migrations\n"]);
		await db.schema.dropTable("kysely_migration").execute();
		await expect
			.poll(async () => (await fetch(`${server.origin}/readyz`)).text())
			.toBe("not ready: database, migrations\n");
		expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
		await server.close();
	});

	test("[Z6] [Z7] metrics are for whoever knows the token, and count by pattern, never by address", async () => {
		const settings = { METRICS_TOKEN: token };
		const routes = {
			"/:roadmap/actions/:action": () => new Response("there"),
			"/sign-in/link/:token": () => new Response("in"),
		};
		const { server } = await startWithRoutes(await open(), routes, settings);
		const options = { path: "/live/", transports: ["websocket"], reconnection: false };
		const screen = io(server.origin, { ...options, extraHeaders: { origin: server.origin } });
		await new Promise<void>((resolve) => screen.once("connect", () => resolve()));
		for (const path of ["/small/actions/clinic", "/small/actions/other", "/sign-in/link/abcdef", "/no/such"])
			await fetch(server.origin + path);
		const ask = async (authorization?: string) => {
			const headers = authorization === undefined ? {} : { authorization };
			return fetch(`${server.origin}/metrics`, { headers });
		};
		for (const wrong of [undefined, "Bearer ", `Bearer ${token}x`, token, "Basic abc"])
			expect(await (await ask(wrong)).text()).not.toContain("waymark_");
		const line = (name: string, text: string) => text.split("\n").find((one) => one.startsWith(name));
		const counted =
			'waymark_http_requests_total{method="GET",route="/:roadmap/actions/:action",status="200"} 2';
		await expect.poll(async () => (await ask(`Bearer ${token}`)).text()).toContain(counted);
		for (const job of ["letters", "tidying"])
			await expect
				.poll(async () => (await ask(`Bearer ${token}`)).text())
				.toContain(`waymark_job_last_run_timestamp_seconds{job="${job}"}`);
		const text = await (await ask(`Bearer ${token}`)).text();
		expect(text).toContain('route="/sign-in/link/:token",status="200"} 1');
		expect(text).toContain('route="(none)"');
		expect(text).not.toMatch(/clinic|abcdef|such/);
		expect(line('waymark_open_sockets{kind="live-websocket"}', text)).toMatch(/ 1$/);
		expect(line("nodejs_eventloop_lag_seconds", text)).toBeDefined();
		expect(line("waymark_letters_waiting", text)).toBe("waymark_letters_waiting 0");
		screen.disconnect();
		await server.close();
	});
});

describeEachDatabase("requests and their names", (open) => {
	test("[Z4] [Z5] a failure is logged with the id that its answer carries, and without what must not be there", async () => {
		const fails = () => {
			throw new Error("No letter to ada@example.org: postgres://waymark:hunter2@db/waymark");
		};
		const { server, log } = await startWithRoutes(await open(), { "/sign-in/link/:token": fails });
		const secret = "Zm9yLWFkYS1vbmx5LWFuZC1ub2JvZHktZWxzZQ";
		const url = `${server.origin}/sign-in/link/${secret}?email=ada%40example.org`;
		const given = await fetch(url, { headers: { "x-request-id": "from-the-proxy-1" } });
		expect([given.status, given.headers.get("x-request-id")]).toEqual([500, "from-the-proxy-1"]);
		const failed = await lineOf(log, ({ msg }) => msg === "a page failed");
		expect(failed).toMatchObject({ requestId: "from-the-proxy-1", level: 50 });
		const answered = await lineOf(log, ({ msg }) => msg === "answered");
		expect(answered).toMatchObject({ route: "/sign-in/link/:token", status: 500, method: "GET" });
		expect(JSON.stringify(log())).not.toMatch(/ada|hunter2|Zm9y/);
		for (const forged of ["short", "with a space in it", "x".repeat(65), "ada@example.org"]) {
			const own = (await fetch(url, { headers: { "x-request-id": forged } })).headers.get("x-request-id");
			expect(own).toMatch(/^[\w-]{12}-\d+$/);
		}
		await server.close();
	});

	test.each(["info", "debug"])(
		"[Z4] what is logged of a page at the level %s carries the id of its answer, kept or not",
		async (level) => {
			const page = Object.assign(
				async () => new Response("read", { headers: publicAnswer({ depends: ["roadmap:1"] }) }),
				{ handle: { public: { query: [] } } },
			);
			const routes = { "/read": page };
			const { server, log } = await startWithRoutes(await open(), routes, { LOG_LEVEL: level });
			const ids: (string | null)[] = [];
			for (let i = 0; i < 3; i++) {
				const answer = await fetch(`${server.origin}/read`);
				expect(await answer.text()).toBe("read");
				ids.push(answer.headers.get("x-request-id"));
			}
			expect(new Set(ids).size).toBe(3);
			// Answers from memory are told of at the level `debug` only.
			const told = level === "debug" ? ids : ids.slice(0, 1);
			const logged = () => log().flatMap(({ msg, requestId }) => (msg === "answered" ? [requestId] : []));
			await expect.poll(logged).toEqual(told);
			await server.close();
			expect(logged()).toEqual(told);
		},
	);

	test("[Z3] a request that was begun is answered, and a screen is told 1012, before the server is closed", async () => {
		const routes: Parameters<typeof startWithRoutes>[1] = {};
		let finish = () => {};
		const waits = new Promise<void>((resolve) => {
			finish = resolve;
		});
		const begun = new Promise<void>((resolve) => {
			routes["/slow"] = async () => {
				resolve();
				await waits;
				return new Response("done");
			};
		});
		const { server } = await startWithRoutes(await open(), routes);
		const live = `${server.origin.replace("http", "ws")}/live/?EIO=4&transport=websocket`;
		const screen = new WebSocket(live, { origin: server.origin });
		const closed = new Promise<number>((resolve) => screen.once("close", resolve));
		await new Promise((resolve) => screen.once("message", resolve));
		const answer = fetch(`${server.origin}/slow`);
		await begun;
		server.drain();
		expect((await fetch(`${server.origin}/readyz`)).status).toBe(503);
		const end = server.close();
		expect(await closed).toBe(1012);
		finish();
		expect(await (await answer).text()).toBe("done");
		await end;
	});
});

describeEachDatabase("the private port", (open) => {
	test("[Z6] tells the metrics there and nowhere else", async () => {
		const port = await freePort();
		const { server } = await startWithRoutes(await open(), {}, { METRICS_PORT: String(port) });
		expect(await (await fetch(`${server.origin}/metrics`)).text()).not.toContain("waymark_");
		expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain("waymark_open_sockets");
		expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
		await server.close();
		await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow();
	});
});

test("[Z2] however many ask, a check runs once a second", async () => {
	let runs = 0;
	const readiness = createReadiness({ database: async () => void runs++ });
	await Promise.all(Array.from({ length: 100 }, () => readiness.failing()));
	expect(runs).toBe(1);
});

test("[Z2] a check that hangs fails", async () => {
	const readiness = createReadiness({ redis: () => new Promise(() => {}) });
	expect(await readiness.failing()).toEqual(["redis"]);
});
