import type { Page } from "@playwright/test";
import { CutNetwork } from "./support/cut-network.ts";
import { openWatching } from "./support/public-page.ts";
import { coordinatorName, expect, roadmapPath, test } from "./support/test.ts";

const slug = "shape-national-policy";
const path = `${roadmapPath}/actions/${slug}`;
const outages = 20;
const changesEach = 50;
/** How long each outage lasts, in milliseconds: from a tenth of a second to two minutes, each longer than the one before. */
const lengths = Array.from({ length: outages }, (_, i) => Math.round(100 * 1200 ** (i / (outages - 1))));

/** Notes every list of changes that a page shows, whenever something on it is replaced. */
async function noteShown(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const shown: string[] = [];
		Object.assign(window, { shown });
		const note = () => {
			const text = document.querySelector(".app-history")?.textContent ?? "";
			const list = [...text.matchAll(/No\. (\d+) of the test/g)].map(([, number]) => number).join(" ");
			if (shown.at(-1) !== list) shown.push(list);
		};
		document.addEventListener("DOMContentLoaded", () => {
			note();
			new MutationObserver(note).observe(document.body, { childList: true, subtree: true });
		});
	});
}

const shownOn = async (page: Page): Promise<number[][]> => {
	const lists = await page.evaluate(() => (window as unknown as { shown: string[] }).shown);
	return lists.map((list) => list.split(" ").filter(Boolean).map(Number));
};
const newestOn = async (page: Page): Promise<number> => (await shownOn(page)).at(-1)?.[0] ?? 0;

test("[L10] a window that nobody sees asks for nothing, and shows what changed when it is seen again", async ({
	openAs,
	waymark,
}) => {
	const seen = `${roadmapPath}/actions/join-up-london-agencies`;
	const reader = await openAs(null);
	await reader.clock.install();
	const told = reader.waitForEvent("websocket").then((socket) =>
		socket.waitForEvent("framereceived", {
			predicate: ({ payload }) => payload.toString().includes('"changed"'),
			timeout: 60_000,
		}),
	);
	await openWatching(reader, seen);
	const show = (hidden: boolean) =>
		reader.evaluate((is) => {
			Object.defineProperty(document, "hidden", { value: is, configurable: true });
			document.dispatchEvent(new Event("visibilitychange"));
		}, hidden);
	await show(true);
	const asked: string[] = [];
	reader.on("request", (request) => asked.push(request.url()));
	const lead = await openAs(await coordinatorName(waymark), { javaScriptEnabled: false });
	await lead.goto(`/workspace${seen}`);
	await lead.getByRole("button", { name: "Still on track, nothing new" }).click();
	await expect(lead.locator(".govuk-notification-banner")).toBeVisible();
	await told;
	await reader.clock.runFor(120_000);
	expect(asked).toEqual([]);
	await expect(reader.locator("[data-live=history]")).not.toContainText("nothing new");
	await show(false);
	await reader.clock.runFor(1_000);
	await expect(reader.locator("[data-live=history]")).toContainText("Healthy London Partnership");
	expect(asked).toEqual([`${waymark.origin}${seen}`]);
});

test("[L11] screens that were away twenty times, and saw a restart, miss nothing, repeat nothing and end up right", async ({
	openAs,
	waymark,
	complaints,
}) => {
	test.setTimeout(300_000);
	complaints.expected.push(/WebSocket connection|net::ERR|Failed to load resource|Failed to fetch/);
	// An answer that Remix was reading in the workspace when the network went.
	complaints.expected.push(/^uncaught: network error$/);
	const limits = { LIMIT_FORMS_PER_PERSON: "100000", LIMIT_FORMS_PER_NETWORK: "100000" };
	await waymark.kill("SIGTERM");
	await waymark.start(limits);
	const network = await CutNetwork.open();
	// Chromium goes past a proxy to its own machine unless it is told not to.
	const proxy = { ...network.proxy, bypass: "<-loopback>" };
	const [list, one, colleague] = [
		await openAs(null, { proxy }),
		await openAs(null, { proxy }),
		await openAs("Mayor of London lead", { proxy }),
	];
	const screens = [list, one, colleague];
	for (const screen of screens) {
		await screen.clock.install();
		await noteShown(screen);
	}
	// A page that loses the network while it is still being fetched is another matter.
	await openWatching(list, `${roadmapPath}/changes`);
	await openWatching(one, path);
	await openWatching(colleague, `/workspace${path}`);

	const lead = await openAs("London Councils lead", { javaScriptEnabled: false });
	let made = 0;
	const change = async () => {
		made++;
		const answer = await lead.request.post(`/workspace${path}`, {
			headers: { origin: waymark.origin },
			maxRedirects: 0,
			form: { intent: "status", status: "on-track", version: made, reason: `No. ${made} of the test.` },
		});
		expect(answer.status(), await answer.text()).toBe(302);
	};
	/** Lets virtual time pass until every screen shows the newest change. */
	const catchUp = async () => {
		for (const screen of screens)
			await expect
				.poll(
					async () => {
						await screen.clock.runFor(5_000);
						return newestOn(screen);
					},
					{ timeout: 30_000, intervals: [50] },
				)
				.toBe(made);
	};
	for (const [nth, length] of lengths.entries()) {
		network.cut();
		for (let i = 0; i < changesEach - 5; i++) await change();
		// The outage is as long for the screens as its length says: their clocks run, whatever ours says.
		for (const screen of screens) await screen.clock.runFor(length);
		network.mend();
		if (nth === outages / 2) {
			await waymark.kill("SIGKILL");
			await waymark.start(limits);
		}
		for (let i = 0; i < 5; i++) await change();
		if (nth % 4 === 3) await catchUp();
	}
	await catchUp();
	expect(made).toBe(outages * changesEach);

	for (const screen of screens) {
		const lists = await shownOn(screen);
		expect(lists.length).toBeGreaterThan(5);
		let newest = 0;
		for (const lines of lists) {
			const first = lines[0] ?? newest;
			expect(lines).toEqual(lines.map((_, place) => first - place));
			expect(first).toBeGreaterThanOrEqual(newest);
			newest = first;
		}
	}
	// Whoever reads on finds every change of the test once, in order.
	const found: number[] = [];
	await list.goto(`${roadmapPath}/changes`);
	for (;;) {
		const text = (await list.locator("[data-live=history]").textContent()) ?? "";
		found.push(...[...text.matchAll(/No\. (\d+) of the test/g)].map(([, number]) => Number(number)));
		const older = list.getByRole("link", { name: "Older changes" });
		if ((await older.count()) === 0) break;
		await older.click();
		await list.waitForLoadState();
	}
	expect(found).toEqual(Array.from({ length: made }, (_, i) => made - i));
	network.close();
});
