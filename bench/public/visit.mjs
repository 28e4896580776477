// A first visit in Chromium: bytes on the wire and requests, the live script and its connection included.
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./targets.mjs";

const require = createRequire(join(root, "package.json"));

export async function firstVisit(address) {
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
		await page.goto(address, { waitUntil: "networkidle" });
		const all = [...requests.values()].filter(({ url }) => !url.startsWith("data:"));
		return { requests: all.length, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0) };
	} finally {
		await browser.close();
	}
}
