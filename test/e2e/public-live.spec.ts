import type { Page } from "@playwright/test";
import { openWatching } from "./support/public-page.ts";
import { axeFindings, expect, roadmapPath, test } from "./support/test.ts";

const path = `${roadmapPath}/actions/shape-national-policy`;

/** Adds up how far things moved by themselves, from the first paint on (1 would be: everything, by a whole screen). */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
	await page.addInitScript(() => {
		Object.assign(window, { shifts: 0 });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) {
				const known = window as unknown as { shifts: number };
				known.shifts += (entry as unknown as { value: number }).value;
			}
		}).observe({ type: "layout-shift", buffered: true });
	});
	return () => page.evaluate(() => (window as unknown as { shifts: number }).shifts);
}

test("[Q13] [Q14] a new text is offered, moves nothing, and is shown when the reader wants it", async ({
	openAs,
}) => {
	const reader = await openAs(null, { viewport: { width: 390, height: 844 } });
	const shifts = await watchShifts(reader);
	await openWatching(reader, path);
	const writer = await openAs("London Councils lead", { javaScriptEnabled: false });
	await writer.goto(`/workspace${path}/narrative`);
	await writer.getByLabel(/^Narrative of/).fill("Ten boroughs have signed.");
	await writer.getByRole("button", { name: "Save the text" }).click();
	await writer.goto(`/workspace${path}/publish`);
	await writer.getByLabel("Title of the update").fill("Ten boroughs");
	await writer.getByRole("button", { name: "Publish" }).click();
	await expect(writer.locator(".govuk-notification-banner")).toContainText(/is published/);

	const offer = reader.getByRole("region", { name: "New on this page" });
	await expect(offer).toContainText("1 new update");
	await expect(reader.getByRole("status").first()).toContainText("1 new update");
	await expect(reader.getByRole("main")).not.toContainText("Ten boroughs have signed.");
	expect(await axeFindings(reader)).toEqual([]);
	expect(await shifts()).toBeLessThan(0.001);

	// What is applied in place is applied while the text waits.
	await writer.goto(`/workspace${path}`);
	await writer.getByRole("button", { name: /nothing new/ }).click();
	await expect(reader.locator("[data-live=history]")).toContainText("London Councils");
	await offer.getByRole("button", { name: "Show" }).click();
	await expect(reader.getByRole("main")).toContainText("Ten boroughs have signed.");
	await expect(offer).toBeHidden();
	await expect(reader.locator("[data-live=update]")).toBeFocused();
});

for (const address of [roadmapPath, path])
	test(`[Q14] [Q15] a first visit to ${address} takes at most 50 kB and 6 requests, and nothing moves`, async ({
		openAs,
	}) => {
		const reader = await openAs(null, { viewport: { width: 390, height: 844 } });
		const shifts = await watchShifts(reader);
		const cdp = await reader.context().newCDPSession(reader);
		const requests = new Map<string, { url: string; bytes: number }>();
		cdp.on("Network.requestWillBeSent", ({ requestId, request }) => {
			requests.set(requestId, { url: request.url, bytes: 0 });
		});
		cdp.on("Network.webSocketCreated", ({ requestId, url }) => {
			requests.set(requestId, { url, bytes: 0 });
		});
		cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
			const request = requests.get(requestId);
			if (request) request.bytes = encodedDataLength;
		});
		await cdp.send("Network.enable");
		await openWatching(reader, address);
		await reader.waitForLoadState("networkidle");
		const all = [...requests.values()].filter(({ url }) => !url.startsWith("data:"));
		const bytes = all.reduce((sum, request) => sum + request.bytes, 0);
		process.stdout.write(`  measured: ${address}: ${all.length} requests, ${bytes} bytes\n`);
		expect(all.length).toBeLessThanOrEqual(6);
		expect(all.length).toBeGreaterThanOrEqual(4);
		expect(bytes).toBeGreaterThan(10_000);
		expect(bytes).toBeLessThanOrEqual(50_000);
		expect(await shifts()).toBeLessThan(0.001);
	});

test("[L12] a public page that is told of a change while it asks, asks again afterwards and not meanwhile", async ({
	openAs,
}) => {
	const reader = await openAs(null);
	const watching = reader.waitForEvent("websocket");
	await openWatching(reader, path);
	const socket = await watching;
	let onTheWay = 0;
	let mostAtOnce = 0;
	const asked: (() => void)[] = [];
	await reader.route(path, async (route) => {
		mostAtOnce = Math.max(mostAtOnce, ++onTheWay);
		const answer = await route.fetch();
		await new Promise<void>((letGo) => asked.push(letGo));
		onTheWay--;
		await route.fulfill({ response: answer });
	});
	const writer = await openAs("London Councils lead", { javaScriptEnabled: false });
	const writerSays = async (reason: string) => {
		await writer.goto(`/workspace${path}`);
		await writer.getByText("Change the status", { exact: true }).click();
		await writer.getByRole("radio", { name: "On track" }).check();
		await writer.getByLabel("Why?").fill(reason);
		const told = socket.waitForEvent("framereceived", ({ payload }) =>
			payload.toString().includes("changed"),
		);
		await writer.getByRole("button", { name: "Save the status" }).click();
		await told;
	};
	await writerSays("Told first.");
	await expect.poll(() => asked.length).toBe(1);
	await writerSays("Told meanwhile.");
	// Far longer than it waits for more changes.
	await reader.waitForTimeout(1_000);
	expect(asked.length).toBe(1);
	asked[0]?.();
	await expect.poll(() => asked.length).toBe(2);
	asked[1]?.();
	await expect(reader.locator("[data-live=history]")).toContainText("Told meanwhile.");
	expect(mostAtOnce).toBe(1);
});
