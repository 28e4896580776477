import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { listRoutes } from "#test/access/route-list.ts";
import { type HostileSite, startHostileSite } from "#test/injection/hostile-site.ts";
import { fileJudges } from "#test/injection/judge-file.ts";
import { judgeHtml } from "#test/injection/judge-html.ts";
import { asQueries, outputs } from "#test/injection/outputs.ts";
import { payloads } from "#test/injection/payloads.ts";
import { readPage } from "#test/injection/read-page.ts";
import {
	fillIn,
	leaveAlone,
	writeByForms,
	writeByUpdates,
	writeForbidden,
	writeLetters,
} from "#test/injection/write-payloads.ts";
import { expect, test } from "./support/test.ts";

/** So many addresses of each route are read; and of those that show most of what people write, so many. */
const perRoute = 3;
const perMainRoute = 15;
const mainRoutes = new Set(["routes/public/action", "routes/workspace/action", "routes/public/update"]);
/** So many of each route are opened in a browser, too. */
const openedPerRoute = 1;

const routes = listRoutes().map(({ id, path }) => ({
	id,
	params: path.split(":").length,
	pattern: new RegExp(`^${path.replaceAll(".", "\\.").replace(/:\w+/g, "[^/]+").replace("*", ".*")}$`),
}));
routes.sort((a, b) => a.params - b.params);
const routeOf = (path: string) => {
	const plain = path.split("?")[0] ?? "";
	return routes.find(({ id, pattern }) => id !== "routes/not-found" && pattern.test(plain))?.id ?? "none";
};

interface Read {
	as: "public" | "partner";
	path: string;
	route: string;
	type: string;
}

/** Reads everything that can be reached, along links; judges it by its kind; gives what was read and what was wrong. */
async function walk(site: HostileSite, judge: Page, formsToo: boolean) {
	const wrong: string[] = [];
	const read: Read[] = [];
	const counted = new Map<string, number>();
	const known = new Set<string>();
	let turn = 0;
	let [tried, taken] = [0, 0];
	const payload = () => payloads[turn++ % payloads.length]?.text ?? "";
	const judgePage = async (where: string, html: string) => {
		for (const what of await judge.evaluate(judgeHtml, { html, origin: site.waymark.origin }))
			wrong.push(`${where}: ${what}`);
	};
	const queue = outputs
		.map(({ as, path }) => ({ as, path }))
		.filter(({ as }) => !formsToo || as === "partner");
	if (!formsToo) for (const path of asQueries) queue.push({ as: "public", path });
	for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
		const { as, path } = next;
		const route = routeOf(path);
		const key = `${as} ${route}`;
		const most = formsToo ? 1 : mainRoutes.has(route) ? perMainRoute : perRoute;
		const isAsked = asQueries.includes(path) || outputs.some((output) => output.path === path);
		if (known.has(`${as} ${path}`) || (!isAsked && (counted.get(key) ?? 0) >= most)) continue;
		known.add(`${as} ${path}`);
		if (!isAsked) counted.set(key, (counted.get(key) ?? 0) + 1);
		const answer = await site.ask(path, as);
		const type = (answer.headers.get("content-type") ?? "").split(";")[0] ?? "";
		if (answer.status >= 500 || answer.headers.has("x-xss")) wrong.push(`${as} ${path}: ${answer.status}`);
		const body = Buffer.from(await answer.arrayBuffer());
		if (body.length === 0) continue;
		read.push({ as, path, route, type });
		if (type !== "text/html") {
			const judged = await Promise.resolve(fileJudges[type]?.(body)).catch((error) => ({
				wrong: [`cannot be read: ${error}`],
				html: [],
			}));
			if (!judged) wrong.push(`${path}: nobody judges ${type}`);
			for (const what of judged?.wrong ?? []) wrong.push(`${path}: ${what}`);
			for (const html of judged?.html ?? []) await judgePage(`${path} (HTML inside)`, html);
			continue;
		}
		const html = body.toString();
		await judgePage(`${as} ${path}`, html);
		const { links, forms } = await judge.evaluate(readPage, html);
		for (const link of links) {
			const url = new URL(link, site.waymark.origin + path);
			if (url.origin !== site.waymark.origin || /^\/(assets|theme|favicon|logo|sign-out)/.test(url.pathname))
				continue;
			queue.push({ as, path: url.pathname + url.search });
		}
		if (!formsToo || as !== "partner") continue;
		for (const form of forms) {
			const target = form.action === "" ? path : form.action;
			const fields = leaveAlone.test(target + path) ? null : fillIn(form, payload);
			if (!fields) continue;
			const said = await site.post(target, fields);
			tried++;
			if (said.status < 400) taken++;
			if (said.status >= 500) wrong.push(`POST ${target}: ${said.status}`);
			if (/html/.test(said.headers.get("content-type") ?? ""))
				await judgePage(`POST ${target}`, await said.text());
		}
	}
	return { wrong, read, tried, taken };
}

test("[S7] script in every text field runs nowhere, breaks no file, and no policy has to stop it", async ({
	openAs,
	complaints,
}) => {
	test.setTimeout(600_000);
	complaints.expected.push(/status of 4\d\d/);
	expect(payloads.length).toBeGreaterThanOrEqual(60);
	const site = await startHostileSite();
	try {
		const judge = await openAs(null, { baseURL: site.waymark.origin });
		await judge.goto("/healthz");
		const byForms = await writeByForms(site);
		expect(byForms).toBeGreaterThan(2 * payloads.length * 0.9);
		expect(await writeForbidden(site)).toBe(0);
		expect(await writeByUpdates(site)).toBe(payloads.length);
		await writeLetters(site);
		const forms = await walk(site, judge, true);
		const { wrong, read } = await walk(site, judge, false);
		for (const { as, path, type } of outputs)
			expect.soft(read.find((one) => one.as === as && one.path === path)?.type, path).toBe(type);
		expect(readdirSync(join(site.waymark.dataDir, "outbox")).length).toBeGreaterThanOrEqual(2);
		for (const name of readdirSync(join(site.waymark.dataDir, "outbox")).filter((file) =>
			file.endsWith(".eml"),
		)) {
			const judged = await fileJudges["message/rfc822"]?.(
				readFileSync(join(site.waymark.dataDir, "outbox", name)),
			);
			wrong.push(...(judged?.wrong ?? []));
			for (const html of judged?.html ?? [])
				wrong.push(...(await judge.evaluate(judgeHtml, { html, origin: site.waymark.origin })));
		}
		test.info().annotations.push({
			type: "counts",
			description: `payloads ${payloads.length}, by forms ${byForms}, forms tried ${forms.tried}, taken ${forms.taken}, read ${read.length}`,
		});
		expect([...new Set([...forms.wrong, ...wrong])]).toEqual([]);
		expect(forms.taken).toBeGreaterThan(10);
		// Once as everybody reads, where a violation would fail the test, and once as if there were no policy at all.
		for (const bypassCSP of [false, true])
			await openAll(site, read, (options) => openAs(null, { ...options, bypassCSP }));
		expect(complaints.heard.filter((text) => text.includes("EXECUTED"))).toEqual([]);
	} finally {
		await site.close();
	}
});

/** Opens pages of every route in a browser, the editor with its text included. */
async function openAll(
	site: HostileSite,
	read: Read[],
	open: (options: { baseURL: string }) => Promise<Page>,
): Promise<void> {
	const opened = new Map<string, number>();
	for (const as of ["public", "partner"] as const) {
		const page = await open({ baseURL: site.waymark.origin });
		await page.addInitScript(() => {
			Object.assign(window, { xss: () => console.error("EXECUTED") });
		});
		page.on("dialog", (dialog) => void dialog.dismiss());
		const [name = "", value = ""] = site.cookie.split(/=(.*)/s);
		if (as === "partner") await page.context().addCookies([{ name, value, url: site.waymark.origin }]);
		for (const one of read.filter((each) => each.as === as && each.type === "text/html")) {
			const count = opened.get(as + one.route) ?? 0;
			if (count >= openedPerRoute) continue;
			opened.set(as + one.route, count + 1);
			await page.goto(one.path, { waitUntil: "load" });
		}
		if (as === "public") {
			await page.context().close();
			continue;
		}
		await page.goto(`/workspace/payloads/actions/${site.action.slug}`);
		await expect(page.locator("[data-document]")).toContainText("xss()");
		// Before the server goes: a window that is open would complain.
		await page.context().close();
	}
}
