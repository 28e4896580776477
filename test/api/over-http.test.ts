import { createRequestHandler } from "@remix-run/node";
import { expect, test } from "vitest";
import { endpoints } from "#app/features/api/endpoints.server.ts";
import { recordKinds } from "#app/features/editing/record-kinds.server.ts";
import { renameSlug } from "#app/features/editing/rename-slug.server.ts";
import { findMovedAddress } from "#db/queries/moved-addresses.ts";
import { siteBuild } from "#test/public/public-site.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { apiRoutes, base, filled, withApi } from "./api-stage.ts";

describeEachDatabase("the read API over HTTP", (open) => {
	test("[N19] says what is wrong in one sentence", async () => {
		await withApi(await open(), async (api) => {
			const wrong = {
				"/api/v1/nothing": 404,
				"/api/v1/roadmaps/nothing": 404,
				[`${base}/actions/nothing`]: 404,
				[`${base}/updates/99`]: 404,
				[`${base}/updates/x`]: 404,
				[`${base}/actions?status=lovely`]: 400,
				[`${base}/actions?workstream=nothing`]: 400,
				[`${base}/actions?organisation=nothing`]: 400,
				[`${base}/actions?due-from=tomorrow`]: 400,
				[`${base}/actions?overdue=maybe`]: 400,
				[`${base}/changes?limit=0`]: 400,
				[`${base}/changes?limit=1e9`]: 400,
				[`${base}/changes?before=-1`]: 400,
				[`${base}/changes?action=nothing`]: 400,
				[`${base}?as-at=2026-13-45`]: 400,
				[`${base}?as-at=2019-01-01`]: 404,
				"/api/v1/roadmaps?as-at=never": 400,
			};
			for (const [path, status] of Object.entries(wrong)) {
				const { headers, json, ...answer } = await api.get(path);
				expect({ path, status: answer.status }).toEqual({ path, status });
				expect(headers).toMatchObject({
					"content-type": "application/problem+json",
					"access-control-allow-origin": "*",
					"cache-control": "no-store",
				});
				expect(json).toEqual({
					type: "about:blank",
					title: status === 400 ? "Bad request" : "Not found",
					status,
					detail: expect.stringMatching(/^[A-Z].*\.$/),
				});
			}
			const today = await api.ask(
				`${base}/actions?as-at=${api.app.now().toISOString().slice(0, 10)}&overdue=true`,
			);
			expect(today).toMatchObject({
				status: 302,
				headers: { "access-control-allow-origin": "*", location: `${base}/actions?overdue=true` },
			});
		});
	});

	test("[N20] answers are tagged, kept until something changes, and open to any site", async () => {
		const db = await open();
		await withApi(db, async (api, stage) => {
			for (const { path } of endpoints) {
				const first = await api.ask(filled(path), { Origin: "https://elsewhere.example" });
				expect(first.headers).toMatchObject({
					"content-type": "application/json; charset=utf-8",
					"access-control-allow-origin": "*",
					"cross-origin-resource-policy": "cross-origin",
					etag: expect.stringMatching(/^"/),
				});
				const tag = { "If-None-Match": String(first.headers.etag) };
				expect(await api.ask(filled(path), tag)).toMatchObject({
					status: 304,
					headers: { "access-control-allow-origin": "*" },
				});
				const head = await api.ask(filled(path), {}, "HEAD");
				expect(head).toMatchObject({ status: 200, headers: { etag: first.headers.etag } });
				expect(head.body).toHaveLength(0);
			}
			const renders = api.stats().renders;
			await api.get(`${base}/actions?utm_source=x`);
			expect(api.stats().renders).toBe(renders);
			await db.updateTable("action").set({ title: "Another" }).where("slug", "=", "open-clinic").execute();
			api.forget(`roadmap:${stage.roadmapId}`);
			const { json } = await api.get(`${base}/actions`);
			expect(json.actions[0].title).toBe("Another");
		});
	});

	test("[N20] a browser that asks first is let", async () => {
		const routes = apiRoutes.map(({ name, path, module }) => [`api-${name}`, { path, module }]);
		const handler = createRequestHandler(siteBuild(Object.fromEntries(routes)), "production");
		const headers = { Origin: "https://elsewhere.example", "Access-Control-Request-Method": "GET" };
		const asked = new Request(`http://waymark${base}/actions`, { method: "OPTIONS", headers });
		const answer = await handler(asked);
		expect(answer.status).toBe(204);
		expect(Object.fromEntries(answer.headers)).toMatchObject({
			allow: "GET, HEAD, OPTIONS",
			"access-control-allow-origin": "*",
			"access-control-allow-methods": "GET, HEAD, OPTIONS",
			"access-control-allow-headers": "If-None-Match",
		});
	});

	test("[N21] knows where an old address leads", async () => {
		const db = await open();
		await withApi(db, async (_, stage) => {
			const { actions: kind } = recordKinds;
			if (!kind) throw new Error("There is no kind of actions");
			const { version } = await db
				.selectFrom("action")
				.select("version")
				.where("slug", "=", "open-clinic")
				.executeTakeFirstOrThrow();
			const command = { roadmapSlug: "small", slug: "open-clinic", version, newSlug: "clinic" };
			expect(await renameSlug(stage.context, stage.coordinator, kind, command)).toMatchObject({ ok: true });
			const moved = await findMovedAddress(db, `${base}/actions/open-clinic`);
			expect(moved).toMatchObject({ path: `${base}/actions/clinic`, isPublic: true });
			expect(await findMovedAddress(db, "/api/v1/roadmaps")).toBeUndefined();
			expect(await findMovedAddress(db, "/api/v1/openapi.json")).toBeUndefined();
		});
	});
});
