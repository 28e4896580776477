import { request as rawRequest } from "node:http";
import type { APIRequestContext } from "@playwright/test";
import { listRoutes } from "../access/route-list.ts";
import { expect, roadmapPath, test } from "./support/test.ts";
import type { Waymark } from "./support/waymark.ts";

const action = `${roadmapPath}/actions/bring-leaders-on-board`;
const forms = [
	"/sign-in",
	"/sign-out",
	`/workspace${action}`,
	`/workspace${action}/due-date`,
	`/workspace${action}/owner`,
	`/workspace${action}/narrative`,
	`/workspace${action}/publish`,
];
const browserLike = (waymark: Waymark) => ({ origin: waymark.origin });
/** Everything that a form could change: the ledger, the actions, the texts and who is signed in. */
const stateOf = async (waymark: Waymark) => [
	await waymark.query("select count(*) as n from change"),
	await waymark.query("select id, version from action order by id"),
	await waymark.query("select count(*) as n from document_update"),
	await waymark.query("select count(*) as n from published_update"),
];

test("[X1] forms without our origin are refused with 403 and change nothing", async ({ openAs, waymark }) => {
	const page = await openAs("London Councils lead");
	const before = await stateOf(waymark);
	for (const origin of ["https://evil.example", "null", `${waymark.origin}.evil.example`, ""]) {
		for (const path of [...forms, roadmapPath, "/no-such-page"]) {
			const answer = await page.request.post(path, {
				headers: { origin },
				form: { person: "x" },
				maxRedirects: 0,
			});
			expect(answer.status(), `${origin} ${path}`).toBe(403);
		}
	}
	expect(await statusOfPost(waymark, "/sign-in")).toBe(403);
	expect(await stateOf(waymark)).toEqual(before);
	expect((await page.request.get("/workspace", { maxRedirects: 0 })).status()).toBe(200);
});

test("[X1] no address of the manifest, pages and resources alike, takes anything from elsewhere", async ({
	waymark,
}) => {
	const before = await stateOf(waymark);
	const taken: string[] = [];
	const paths = listRoutes().map(({ path }) => path.replace(/:\w+/g, "x").replace("*", "x"));
	for (const path of [...paths, ...paths.map((page) => `${page}.data`)]) {
		for (const origin of ["https://evil.example", "null", undefined]) {
			const status = await statusOfPost(waymark, path, origin);
			if (status !== 403) taken.push(`${origin} ${path}: ${status}`);
		}
	}
	expect(taken).toEqual([]);
	expect(paths.length).toBeGreaterThan(100);
	expect(await stateOf(waymark)).toEqual(before);
});

test("[X1] sockets from elsewhere are refused, and unknown upgrades are ended at once", async ({
	waymark,
}) => {
	const [found] = await waymark.query<{ name: string }>("select name from document limit 1");
	const document = found?.name ?? "unknown";
	for (const origin of ["https://evil.example", "null", undefined])
		expect(await upgradeStatus(waymark, `/collab/${document}`, origin)).toBe(403);
	expect(await upgradeStatus(waymark, "/live/?EIO=4&transport=websocket", "https://evil.example")).toBe(403);
	expect(await upgradeStatus(waymark, "/elsewhere", waymark.origin)).toBe(404);
	expect(await upgradeStatus(waymark, `/collab/${document}`, waymark.origin)).toBe(101);
});

test("[X2] unknown addresses and wrong methods get a clear page with the right status", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(/status of 40[45]/);
	const page = await openAs(null);
	for (const path of [
		"/nothing",
		`${roadmapPath}/actions/nothing`,
		`${roadmapPath}/workstreams/x`,
		"/a/b/c/d",
		"/assets/x",
	]) {
		const answer = await page.goto(path);
		expect(answer?.status(), path).toBe(404);
		await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
	}
	const headers = browserLike(waymark);
	for (const method of ["PUT", "DELETE", "PATCH"])
		expect((await page.request.fetch(roadmapPath, { method, headers })).status(), method).toBe(405);
	expect((await page.request.post(roadmapPath, { headers, form: { a: "b" } })).status()).toBe(405);
	expect((await page.request.get("/%E0%A4%A")).status()).toBe(400);
	expect(
		(await page.request.get(`${roadmapPath}?status=%00&organisation=${"x".repeat(5_000)}`)).status(),
	).toBe(200);
});

test("[X2] a form that cannot be read is refused with 400 and changes nothing", async ({
	openAs,
	waymark,
}) => {
	const page = await openAs("London Councils lead");
	const before = await stateOf(waymark);
	const headers = browserLike(waymark);
	for (const path of forms.filter((form) => form.startsWith("/workspace"))) {
		const json = await page.request.post(path, { headers, data: { version: 1 } });
		expect(json.status(), path).toBe(400);
		const empty = await page.request.post(path, { headers, form: {} });
		expect(empty.status(), path).toBe(400);
		const broken = { ...headers, "content-type": "multipart/form-data; boundary=x" };
		expect((await page.request.post(path, { headers: broken, data: "--x\r\nbroken" })).status(), path).toBe(
			400,
		);
	}
	expect(await stateOf(waymark)).toEqual(before);
});

test("[X3] a field of 1 MB is refused with 413 and changes nothing", async ({ openAs, waymark }) => {
	const page = await openAs("London Councils lead");
	const before = await stateOf(waymark);
	for (const path of forms) {
		const form = { version: "1", seq: "0", reason: "x".repeat(1_048_576), text: "y" };
		const answer = await page.request.post(path, { headers: browserLike(waymark), form });
		expect(answer.status(), path).toBe(413);
		expect(await answer.text()).toContain("Nothing was changed.");
	}
	expect(await stateOf(waymark)).toEqual(before);
});

test("[X4] forged people, roles, versions and statuses change nothing", async ({ openAs, waymark }) => {
	const lead = await openAs("Mayor of London lead");
	const nobody = await openAs(null);
	const [ofOthers] = await waymark.query<{ slug: string; version: number }>(
		`select a.slug, a.version from action a join organisation o on o.id = a.lead_organisation_id
		join roadmap r on r.id = a.roadmap_id
		where r.slug = 'fast-track-cities-london' and o.slug = 'london-councils' limit 1`,
	);
	const path = `/workspace${roadmapPath}/actions/${ofOthers?.slug}`;
	const version = String(ofOthers?.version);
	const before = await stateOf(waymark);
	const send = async (who: APIRequestContext, to: string, form: Record<string, string>) =>
		(await who.post(to, { headers: browserLike(waymark), form, maxRedirects: 0 })).status();

	const forged = { role: "coordinator", person: "coordinator", organisationId: "london-councils" };
	const status = { version, status: "complete", reason: "All done.", intent: "status", ...forged };
	expect(await send(lead.request, path, status)).toBe(403);
	expect(await send(lead.request, path, { version, intent: "confirm", ...forged })).toBe(403);
	expect(await send(lead.request, `${path}/owner`, { version, ownerId: "anyone" })).toBe(403);
	const move = {
		version,
		"due-day": "1",
		"due-month": "1",
		"due-year": "2031",
		reason: "So.",
		agreedBy: "Us",
	};
	expect(await send(lead.request, `${path}/due-date`, move)).toBe(403);
	expect(await send(lead.request, `${path}/publish`, { seq: "0", shownUpdate: "0", title: "Mine" })).toBe(
		403,
	);
	expect(await send(lead.request, `/workspace/no-such-roadmap/actions/x`, status)).toBe(404);
	for (const bad of ["-1", "1e3", "999999", "NaN", "1; drop table change"])
		expect([400, 403, 409]).toContain(await send(lead.request, path, { ...status, version: bad }));

	expect(await send(nobody.request, path, status)).toBe(302);
	expect(await send(nobody.request, "/sign-in", { person: "no-such-person" })).toBe(400);
	expect(await stateOf(waymark)).toEqual(before);
});

test("[A3] what a partner may not see answers like what does not exist, page by page and form by form", async ({
	openAs,
	waymark,
}) => {
	const page = await openAs("NHS England lead");
	const [hidden] = await waymark.query<{ slug: string }>(
		"select a.slug from action a join roadmap r on r.id = a.roadmap_id where r.slug = 'london-vision' limit 1",
	);
	const pages = [
		"",
		"/actions/X",
		"/actions/X/due-date",
		"/actions/X/owner",
		"/actions/X/narrative",
		"/actions/X/publish",
	];
	const before = await stateOf(waymark);
	for (const end of pages) {
		const there = `/workspace/london-vision${end.replace("X", hidden?.slug ?? "")}`;
		const nowhere = `/workspace/no-such-roadmap${end.replace("X", "no-such-action")}`;
		const [seen, unseen] = [await page.request.get(there), await page.request.get(nowhere)];
		expect(seen.status(), there).toBe(404);
		expect(unseen.status(), nowhere).toBe(404);
		expect(withoutAddress(await seen.text())).toBe(withoutAddress(await unseen.text()));
		if (end === "") continue;
		const form = {
			version: "1",
			seq: "0",
			shownUpdate: "0",
			status: "complete",
			reason: "So.",
			text: "x",
			title: "x",
		};
		const send = (to: string) =>
			page.request.post(to, { headers: browserLike(waymark), form, maxRedirects: 0 });
		const [sent, lost] = [await send(there), await send(nowhere)];
		expect(sent.status(), there).toBe(404);
		expect(withoutAddress(await sent.text())).toBe(withoutAddress(await lost.text()));
	}
	expect(await stateOf(waymark)).toEqual(before);
});

/** A page without what names its own address, its nonce and the session's instant. */
const withoutAddress = (html: string): string =>
	html
		.replaceAll(/nonce="[^"]*"/g, "")
		.replaceAll(/london-vision|no-such-roadmap/g, "ROADMAP")
		.replaceAll(/actions\/[a-z0-9-]+/g, "actions/ACTION")
		.replaceAll(/"action","[a-z0-9-]+"|\\"action\\",\\"[a-z0-9-]+\\"/g, "");

/** The status of an empty form from an origin; one that carries no `Origin` at all where none is given. */
function statusOfPost(waymark: Waymark, path: string, origin?: string): Promise<number | undefined> {
	return new Promise((resolve, reject) => {
		const headers = {
			"content-type": "application/x-www-form-urlencoded",
			"content-length": "0",
			...(origin === undefined ? {} : { origin }),
		};
		const request = rawRequest(waymark.origin + path, { method: "POST", headers }, (response) => {
			response.resume();
			resolve(response.statusCode);
		});
		request.on("error", reject).end();
	});
}

/** The status with which a WebSocket handshake is answered. */
function upgradeStatus(waymark: Waymark, path: string, origin?: string): Promise<number | undefined> {
	return new Promise((resolve, reject) => {
		const headers = {
			connection: "Upgrade",
			upgrade: "websocket",
			"sec-websocket-version": "13",
			"sec-websocket-key": "d2F5bWFyay13YXltYXJrLQ==",
			...(origin === undefined ? {} : { origin }),
		};
		const request = rawRequest(waymark.origin + path, { headers }, (response) => {
			response.resume();
			resolve(response.statusCode);
		});
		request.on("upgrade", (response, socket) => {
			socket.destroy();
			resolve(response.statusCode);
		});
		request.on("error", reject).end();
	});
}
