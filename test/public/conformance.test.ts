import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { defaultInstallation } from "#app/domain/installation.ts";
import { publicAnswer } from "#app/features/public/public-answer.server.ts";
import { writeInstallation } from "#db/queries/installation.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPartnership } from "#test/support/partnership.ts";
import { type Received, startPublicSite } from "./public-site.ts";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0)) await close();
});
async function site(...given: Parameters<typeof startPublicSite>) {
	const started = await startPublicSite(...given);
	closers.push(started.close);
	return started;
}

const path = "/small/actions/open-clinic";
const packings: [string, (body: Buffer) => Buffer][] = [
	["identity", (body) => body],
	["gzip", gunzipSync],
	["br", brotliDecompressSync],
];
const tagOf = (answer: Received) => String(answer.headers.etag);

describeEachDatabase("public answers as HTTP", (fresh) => {
	test("[Q1] every packing holds the same page under a tag of its own, and asking again costs a 304", async () => {
		const db = await fresh();
		await addPartnership(db);
		const { ask, stats } = await site(db);
		const plain = await ask(path);
		expect(plain.body.toString()).toContain("Open a clinic");
		const tags = new Set<string>();
		for (const [name, unpack] of packings) {
			const answer = await ask(path, { "accept-encoding": name });
			expect(answer.status).toBe(200);
			expect(answer.headers["content-encoding"]).toBe(name === "identity" ? undefined : name);
			expect(unpack(answer.body).equals(plain.body)).toBe(true);
			expect(answer.headers["content-length"]).toBe(String(answer.body.length));
			expect(answer.headers.vary).toBe("Accept-Encoding");
			expect(answer.headers["cache-control"]).toBe("public, max-age=0, must-revalidate");
			tags.add(tagOf(answer));
			for (const known of [tagOf(answer), `W/${tagOf(answer)}`, `"other", ${tagOf(answer)}`, "*"]) {
				const again = await ask(path, { "accept-encoding": name, "if-none-match": known });
				expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, tagOf(answer)]);
				expect(again.headers.vary).toBe("Accept-Encoding");
			}
			const other = await ask(path, { "accept-encoding": name, "if-none-match": '"other"' });
			expect(other.status).toBe(200);
		}
		expect(tags.size).toBe(3);
		expect(stats().renders).toBe(1);
	});

	test("[Q2] HEAD has the headers of GET and no body, kept or not", async () => {
		const db = await fresh();
		await addPartnership(db);
		const { ask, stats } = await site(db);
		for (const packed of ["identity", "br"]) {
			const head = await ask(path, { "accept-encoding": packed }, "HEAD");
			const get = await ask(path, { "accept-encoding": packed });
			expect(head.body.length).toBe(0);
			const each = { date: "", "x-request-id": "" };
			expect({ ...head.headers, ...each }).toEqual({ ...get.headers, ...each });
		}
		const missing = await ask("/small/actions/nothing", {}, "HEAD");
		expect([missing.status, missing.body.length]).toEqual([404, 0]);
		expect(stats()).toMatchObject({ renders: 2, answers: 1 });
	});

	test("[Q3] the answer has no nonce, no cookie, and nothing of the reader's request", async () => {
		const db = await fresh();
		await addPartnership(db);
		const { ask } = await site(db);
		const mine = await ask(path, {
			cookie: "waymark=somebody",
			"accept-language": "cy",
			"user-agent": "</script>",
			referer: "https://elsewhere.example/",
		});
		const theirs = await ask(path);
		expect(mine.body.equals(theirs.body)).toBe(true);
		expect(mine.headers["set-cookie"]).toBeUndefined();
		const policy = String(mine.headers["content-security-policy"]);
		expect(policy).toContain("script-src 'self';");
		expect(policy).not.toContain("nonce");
		expect(Object.keys(mine.headers).filter((name) => name.startsWith("waymark"))).toEqual([]);
	});

	test("[Q4] one answer for one set of the parameters that the page knows, in any order and with any others", async () => {
		const db = await fresh();
		await addPartnership(db);
		const { ask, stats } = await site(db);
		const first = await ask("/small?organisation=trust&status=on-track");
		for (const same of [
			"/small?status=on-track&organisation=trust",
			"/small/?status=on-track&organisation=trust&utm_source=letter",
			"/small?fbclid=1&status=on-track&x&organisation=trust#top",
		])
			expect((await ask(same)).body.equals(first.body)).toBe(true);
		expect(stats().renders).toBe(1);
		const other = await ask("/small?status=complete&organisation=trust");
		expect(other.body.equals(first.body)).toBe(false);
		for (let i = 0; i < 50; i++) await ask(`/small?junk=${i}`);
		expect(stats()).toMatchObject({ renders: 3, answers: 3 });
	});

	test("[Q5] errors are kept by nobody, and a roadmap that appears is there at once", async () => {
		const db = await fresh();
		await addPartnership(db, { roadmap: { published: 0 } });
		const { ask, stats } = await site(db);
		const missing = await ask("/small");
		expect([missing.status, missing.headers["cache-control"], missing.headers.etag]).toEqual([
			404,
			"no-store",
			undefined,
		]);
		expect(stats().answers).toBe(0);
		await db.updateTable("roadmap").set({ published: 1 }).execute();
		expect((await ask("/small")).status).toBe(200);
	});

	test("[Q6] what is not a public page is handed on: other methods, credentials, files, operations, the workspace", async () => {
		const db = await fresh();
		await addPartnership(db);
		const { ask } = await site(db);
		await ask(path);
		expect((await ask(path, {}, "POST")).status).toBe(418);
		expect((await ask(path, { authorization: "Bearer me" })).status).toBe(418);
		for (const elsewhere of [
			"/healthz",
			"/favicon.svg",
			"/robots.txt",
			"/assets/a.js",
			"/small.data",
			"/__manifest?p=/",
			"/live/?EIO=4",
			"/workspace/small/people",
			"//small",
			"/%E0%A4%A",
		])
			expect([elsewhere, (await ask(elsewhere)).status]).toEqual([elsewhere, 418]);
	});

	test("[Q7] however many ask for a page that is not kept, it is rendered once", async () => {
		const db = await fresh();
		await addPartnership(db);
		const { ask, stats } = await site(db);
		const answers = await Promise.all(
			Array.from({ length: 60 }, (_, i) =>
				ask(path, { "accept-encoding": ["br", "gzip", "identity"][i % 3] ?? "" }),
			),
		);
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
		expect(new Set(answers.map(tagOf)).size).toBe(3);
		expect(stats().renders).toBe(1);
	});

	test("[Q8] data, calendars and frames of a route of their own are kept, with the headers that they give", async () => {
		const db = await fresh();
		let made = 0;
		const loader = () => {
			made++;
			return new Response("a,b\n1,2\n", {
				headers: {
					"Content-Type": "text/csv; charset=utf-8",
					"Content-Security-Policy": "frame-ancestors *",
					"Access-Control-Allow-Origin": "*",
					...publicAnswer({ depends: ["installation"] }),
				},
			});
		};
		const cookie = () =>
			new Response("yours", {
				headers: { "Set-Cookie": "a=b", ...publicAnswer({ depends: ["installation"] }) },
			});
		const handle = { public: { query: [] } };
		const { ask, forget, stats } = await site(db, {
			more: {
				data: { path: ":roadmap/data/actions.csv", module: { loader, handle } },
				cookie: { path: "cookie", module: { loader: cookie, handle } },
				broken: {
					path: "broken",
					module: {
						handle,
						loader: () => {
							throw new Response("Broken", { status: 503 });
						},
					},
				},
			},
		});
		for (let i = 0; i < 2; i++) {
			const { headers, body } = await ask("/small/data/actions.csv", { "accept-encoding": "br" });
			expect(body.toString()).toBe("a,b\n1,2\n");
			expect(headers).toMatchObject({
				"content-type": "text/csv; charset=utf-8",
				"content-security-policy": "frame-ancestors *",
				"access-control-allow-origin": "*",
			});
			expect(headers["x-frame-options"]).toBeUndefined();
			expect(headers["x-content-type-options"]).toBe("nosniff");
		}
		expect(made).toBe(1);
		forget("installation");
		await ask("/small/data/actions.csv");
		expect(made).toBe(2);
		const kept = stats().answers;
		expect((await ask("/cookie")).headers["cache-control"]).toBe("no-store");
		expect((await ask("/broken")).status).toBe(503);
		expect(stats().answers).toBe(kept);
	});

	test("[Q10] a new name of the installation is on every page at once", async () => {
		const db = await fresh();
		const { people } = await addPartnership(db);
		const { app, ask } = await site(db);
		for (const page of ["/", "/small", path]) expect((await ask(page)).status).toBe(200);
		const settings = { ...defaultInstallation, serviceName: "Our promises" };
		const said = { personId: people.coordinator.id, at: app.now().toISOString() };
		await writeInstallation(db, defaultInstallation, settings, undefined, said);
		app.forgetPublic("installation");
		for (const page of ["/", "/small", path])
			expect((await ask(page)).body.toString()).toContain("Our promises");
	});

	test("[Q9] at the end of the London day, pages with words such as “overdue” are made anew", async () => {
		const db = await fresh();
		await addPartnership(db, { action: { due_on: "2026-06-30" } });
		let now = new Date("2026-06-30T22:59:59.000Z");
		const { ask } = await site(db, { now: () => now });
		expect((await ask("/small")).body.toString()).not.toContain("<strong>Overdue</strong>");
		now = new Date("2026-06-30T23:00:00.000Z");
		expect((await ask("/small")).body.toString()).toContain("<strong>Overdue</strong>");
	});
});
