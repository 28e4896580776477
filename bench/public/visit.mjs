// A first visit in Chromium: bytes on the wire and requests, the live script and its connection included.
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./targets.mjs";

const require = createRequire(join(root, "package.json"));

/** The slow phone of the promise: a processor four times slower, 150 ms, 1.6 Mbit/s. */
async function slowDown(cdp) {
	await cdp.send("Network.emulateNetworkConditions", {
		offline: false,
		latency: 150,
		downloadThroughput: (1.6 * 1024 * 1024) / 8,
		uploadThroughput: (750 * 1024) / 8,
	});
	await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

/** `lcp`: when the largest part of the page was painted, in milliseconds. */
export async function firstVisit(address, { slow = false } = {}) {
	const { chromium } = require("playwright");
	const executablePath = process.env.BROWSER_EXECUTABLE || undefined;
	const browser = await chromium.launch({
		...(executablePath ? { executablePath } : {}),
		args: ["--no-sandbox"],
	});
	try {
		const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
		const cdp = await page.context().newCDPSession(page);
		const requests = new Map();
		cdp.on("Network.requestWillBeSent", ({ requestId, request }) =>
			requests.set(requestId, { url: request.url, bytes: 0 }),
		);
		cdp.on("Network.webSocketCreated", ({ requestId, url }) => requests.set(requestId, { url, bytes: 0 }));
		cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
			const request = requests.get(requestId);
			if (request) request.bytes = encodedDataLength;
		});
		await cdp.send("Network.enable");
		if (slow) await slowDown(cdp);
		await page.addInitScript(() => {
			new PerformanceObserver((list) => {
				globalThis.largestPaint = list.getEntries().at(-1)?.startTime;
			}).observe({ type: "largest-contentful-paint", buffered: true });
		});
		await page.goto(address, { waitUntil: "networkidle" });
		const all = [...requests.values()].filter(({ url }) => !url.startsWith("data:"));
		const lcp = await page.evaluate(() => globalThis.largestPaint);
		return { lcp, requests: all.length, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0) };
	} finally {
		await browser.close();
	}
}
