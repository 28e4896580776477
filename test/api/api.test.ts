import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { endpoints } from "#app/features/api/endpoints.server.ts";
import type { PublicHandle } from "#app/features/public/public-answer.server.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { apiRoutes, base, checkerOf, filled, withApi } from "./api-stage.ts";

const strange = 'He said "no", ثم غادر\n</script>🏳️‍⚧️ Ωδή – 東京';

test("[N15] every endpoint has its address, and the address knows its parameters", () => {
	const inDocument = endpoints.map(({ path }) => `api/v1${path.replace(/\{(\w+)\}/g, ":$1")}`);
	const others = ["api", "api/v1/openapi.json", "api/v1/*"];
	expect(apiRoutes.map(({ path }) => path).sort()).toEqual([...inDocument, ...others].sort());
	for (const [at, { query }] of endpoints.entries()) {
		const route = apiRoutes.find(({ path }) => path === inDocument[at]);
		const module = route?.module as { handle?: PublicHandle } | undefined;
		expect(module?.handle?.public.query).toEqual(Object.keys(query.shape).sort());
	}
});

describeEachDatabase("the read API", (open) => {
	test("[N15] [N16] describes every answer in a valid document, and answers so", async () => {
		await withApi(await open(), async (api) => {
			const { json: document } = await api.get("/api/v1/openapi.json");
			const verdict = await new Validator().validate(structuredClone(document));
			expect(verdict).toMatchObject({ valid: true });
			expect(document.openapi).toBe("3.1.0");
			expect(Object.keys(document.paths)).toEqual(endpoints.map(({ path }) => path));
			const problemOf = checkerOf(document);
			await api.app.db
				.updateTable("action")
				.set({ title: strange })
				.where("slug", "=", "open-clinic")
				.execute();
			await api.app.db.updateTable("measure").set({ name: strange }).execute();
			api.forget("roadmaps");
			for (const { path, answer } of endpoints)
				for (const query of ["", "?as-at=2026-03-04"]) {
					const { status, json } = await api.get(filled(path) + query);
					const asAt = query === "" ? null : "2026-03-04";
					expect({ path, query, status }).toEqual({ path, query, status: 200 });
					expect({ path, problem: problemOf(path, json) }).toEqual({ path, problem: null });
					// Nothing but what the schema names.
					expect(answer.parse(json)).toEqual(json);
					expect(json).toMatchObject({ asAt, licence: { name: "Open Government Licence v3.0" } });
					expect(json.links.self).toBe(api.app.origin() + filled(path) + query);
				}
			const { json } = await api.get(`${base}/actions/open-clinic`);
			expect(json.action).toMatchObject({ title: strange, lead: { slug: "council" }, owner: null });
			expect(problemOf("/roadmaps/{roadmap}", { ...json, links: 1 })).not.toBeNull();
		});
	});

	test("[N16] [N10] holds what is on the roadmap, and nothing private", async () => {
		const db = await open();
		await withApi(db, async (api, stage) => {
			await db
				.updateTable("action")
				.set({ title: "PRIVATE", internal: 1 })
				.where("slug", "=", "count")
				.execute();
			await db
				.updateTable("person")
				.set({ email: "sam@council.example" })
				.where("name", "=", "Sam Whitlow")
				.execute();
			await db.updateTable("meeting").set({ summary: "PRIVATE" }).execute();
			api.forget(`roadmap:${stage.roadmapId}`);
			let all = "";
			for (const query of ["", "?as-at=2026-03-04"])
				for (const { path } of endpoints) all += JSON.stringify((await api.get(filled(path) + query)).json);
			expect(all).toContain("Open the doors");
			expect(all).toContain("So it is.");
			for (const mark of ["PRIVATE", "sam@", "Sam Whitlow", "Robin", stage.councilLead.id, stage.roadmapId])
				expect(all).not.toContain(mark);
			expect((await api.get(`${base}/actions/count`)).status).toBe(404);
			const { json } = await api.get(`${base}/updates/1`);
			expect(json.update).toMatchObject({ number: 1, text: expect.any(String), withdrawn: null });
			await db.updateTable("roadmap").set({ shows_owners: 1 }).execute();
			api.forget(`roadmap:${stage.roadmapId}`);
			const { json: told } = await api.get(`${base}/actions/open-clinic`);
			expect(told.action.owner).toBe("Sam Whitlow");
			await db.updateTable("roadmap").set({ published: 0 }).execute();
			api.forget(`roadmap:${stage.roadmapId}`);
			api.forget("roadmaps");
			expect((await api.get("/api/v1/roadmaps")).json.roadmaps).toEqual([]);
			for (const { path } of endpoints.slice(1)) expect((await api.get(filled(path))).status).toBe(404);
		});
	});

	test("[N17] filters actions, also together", async () => {
		await withApi(await open(), async (api) => {
			const slugs = async (query: string) => {
				const { json } = await api.get(`${base}/actions?${query}`);
				return json.actions.map(({ slug }: { slug: string }) => slug);
			};
			expect(await slugs("")).toEqual(["open-clinic", "ask-patients", "count"]);
			expect(await slugs("status=off-track")).toEqual(["open-clinic"]);
			expect(await slugs("status=off-track&status=on-track")).toHaveLength(3);
			expect(await slugs("workstream=apart")).toEqual(["count"]);
			expect(await slugs("organisation=council")).toHaveLength(3);
			expect(await slugs("due-from=2027-01-01")).toEqual(["open-clinic"]);
			expect(await slugs("due-to=2020-12-31")).toEqual(["ask-patients", "count"]);
			expect(await slugs("overdue=true&workstream=together")).toEqual(["ask-patients"]);
			expect(await slugs("overdue=false")).toEqual(["open-clinic"]);
			expect(await slugs("overdue=true&as-at=2026-03-02")).toHaveLength(3);
			expect(await slugs("status=paused")).toEqual([]);
		});
	});

	test("[N18] gives changes and updates in parts, and what is new", async () => {
		await withApi(await open(), async (api) => {
			for (const [noun, name] of [
				["changes", "revision"],
				["updates", "number"],
			] as const) {
				const { json: whole } = await api.get(`${base}/${noun}?limit=100`);
				expect(whole.links.next).toBeNull();
				const found: unknown[] = [];
				for (let next: string | null = `${base}/${noun}?limit=1`; next !== null; ) {
					const { json } = await api.get(next.replace(api.app.origin(), ""));
					expect(json[noun].length).toBeLessThanOrEqual(1);
					found.push(...json[noun].map((item: Record<string, unknown>) => item[name]));
					next = json.links.next;
				}
				expect(found.length).toBeGreaterThan(1);
				expect(found).toEqual(whole[noun].map((item: Record<string, unknown>) => item[name]));
			}
			const { json: all } = await api.get(`${base}/changes?limit=100`);
			const known = all.changes[2].revision;
			const { json: news } = await api.get(`${base}/changes?after=${known}`);
			expect(news.changes).toEqual(all.changes.slice(0, 2));
			const { json: own } = await api.get(`${base}/changes?action=open-clinic`);
			expect(own.changes.length).toBeLessThan(all.changes.length);
			expect(own.changes.map(({ kind }: { kind: string }) => kind)).toContain("update-published");
		});
	});

	test("[N22] is described on a page whose example answers", async () => {
		await withApi(await open(), async (api) => {
			const html = (await api.ask("/api")).body.toString().replaceAll("<!-- -->", "");
			for (const { path, query } of endpoints) {
				expect(html).toContain(`<code>${path}</code>`);
				for (const name of Object.keys(query.shape).filter((name) => name !== "as-at"))
					expect(html).toContain(`<code>${name}</code>: `);
			}
			const links = [...html.matchAll(/href="(\/api\/v1[^"]+)"/g)].map(([, href = ""]) => href);
			expect(links).toHaveLength(2);
			for (const link of links) expect((await api.get(link.replaceAll("&amp;", "&"))).status).toBe(200);
		});
	});
});
