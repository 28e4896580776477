import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { axeFindings, expect, roadmapPath, sidewaysScroll, test } from "./support/test.ts";

const partner = `${roadmapPath}/partners/london-councils`;
const measure = `${roadmapPath}/measures/people-living-with-hiv`;
const action = `${roadmapPath}/actions/learn-with-other-cities`;

/** A page of another site, with what was pasted into it. */
async function otherSite(pasted: string) {
	const http = createServer((_request, response) => {
		response.setHeader("Content-Type", "text/html; charset=utf-8");
		response.end(`<!doctype html><html lang="en"><title>Elsewhere</title><h1>Elsewhere</h1>${pasted}`);
	});
	await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
	const { port } = http.address() as AddressInfo;
	return { url: `http://localhost:${port}/`, close: () => http.closeAllConnections() ?? http.close() };
}

async function wellBuilt(page: Page): Promise<void> {
	expect(await axeFindings(page)).toEqual([]);
	expect(await sidewaysScroll(page)).toBe(0);
}

test("[N50] [N51] [N54] what the page says to copy works on another site, and no other page does there", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(/frame-ancestors|X-Frame-Options|favicon|404/);
	const page = await openAs(null, { viewport: { width: 1280, height: 900 } });
	await page.goto(action);
	await page.getByRole("link", { name: "Put this on your site" }).click();
	const snippet = await page.getByLabel("HTML to copy").inputValue();
	const refused = `<iframe title="Refused" src="${waymark.origin}${action}"></iframe>`;
	const site = await otherSite(snippet + refused);
	try {
		await page.goto(site.url);
		const frame = page.frameLocator("iframe[title^='Learn']");
		await expect(frame.getByRole("heading", { level: 1 })).toBeVisible();
		await expect(page.frameLocator("iframe[title=Refused]").getByRole("heading")).toHaveCount(0);
		expect(await page.context().cookies()).toEqual([]);
		await frame.getByRole("heading", { level: 1 }).getByRole("link").click();
		await page.waitForURL(waymark.origin + action);
	} finally {
		site.close();
	}
});

test("[N54] [N50] frames and the page about them are well built, small, and need no JavaScript", async ({
	openAs,
}) => {
	const page = await openAs(null, { viewport: { width: 320, height: 480 } });
	let styles = 0;
	page.on("response", async (response) => {
		if (/embed.*\.css/.test(response.url())) styles = (await response.body()).length;
	});
	for (const path of [roadmapPath, action, partner, measure]) {
		await page.goto(`/embed${path}`);
		await wellBuilt(page);
		await page.goto(`${path}/embed`);
		await wellBuilt(page);
	}
	expect(styles).toBeGreaterThan(0);
	expect(styles).toBeLessThanOrEqual(12 * 1024);
	const plain = await openAs(null, { javaScriptEnabled: false });
	await plain.goto(`${measure}/embed`);
	await expect(plain.getByLabel("HTML to copy")).toHaveValue(/^<iframe src="[^"]+" title="[^"]+"/);
});
