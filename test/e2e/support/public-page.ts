import type { Page } from "@playwright/test";

/** Opens a public page and waits until it watches. */
export async function openWatching(page: Page, address: string): Promise<void> {
	const socket = page.waitForEvent("websocket");
	await page.goto(address);
	await (await socket).waitForEvent("framereceived", ({ payload }) =>
		payload.toString().includes("revision"),
	);
}
