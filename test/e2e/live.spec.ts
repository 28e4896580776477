import { coordinatorName, expect, roadmapPath, test } from "./support/test.ts";

test("[L1] a change of status is on a colleague's page and on the public page without a reload", async ({
	openAs,
}, info) => {
	const slug = "improve-services-in-partnership";
	const [lead, colleague, reader] = [
		await openAs("NHS England lead"),
		await openAs("London Councils lead"),
		await openAs(null),
	];
	await colleague.goto(`/workspace${roadmapPath}/actions/${slug}`);
	await reader.goto(`${roadmapPath}/actions/${slug}`);
	await lead.goto(`/workspace${roadmapPath}/actions/${slug}`);
	await expect(lead.locator("[data-presence]")).toContainText("London Councils lead (London Councils)");
	await colleague.evaluate(() => Object.assign(window, { stillHere: true }));
	await reader.evaluate(() => Object.assign(window, { stillHere: true }));

	await lead.getByText("Change the status").click();
	await lead.getByRole("radio", { name: "At risk" }).check();
	await lead.getByLabel("Why?").fill("The grant ends in March.");
	await lead.getByLabel("What will be done, or whose help is needed?").fill("Ask the boroughs for a bridge.");
	const started = Date.now();
	await lead.getByRole("button", { name: "Save the status" }).click();
	await Promise.all(
		[colleague, reader].map((page) =>
			expect(page.getByRole("main")).toContainText("The grant ends in March.", { timeout: 10_000 }),
		),
	);
	const measured = `both screens showed it ${Date.now() - started} ms after the click`;
	info.annotations.push({ type: "measured", description: measured });
	process.stdout.write(`  measured: ${measured}\n`);
	await expect(reader.getByRole("main")).toContainText("Ask the boroughs for a bridge.");
	for (const page of [colleague, reader]) expect(await page.evaluate(() => "stillHere" in window)).toBe(true);
	await expect(colleague.locator("[data-announcer]")).toHaveText("1 action updated");
	await expect(lead.locator(".govuk-notification-banner")).toContainText(
		"The status is now “At risk”, on the public page too.",
	);
});

test("[L4] a burst of changes is one announcement, and the reader keeps place and focus", async ({
	openAs,
	waymark,
}) => {
	const reader = await openAs(null);
	const lead = await openAs(await coordinatorName(waymark));
	const socket = reader.waitForEvent("websocket");
	await reader.goto(roadmapPath);
	await (await socket).waitForEvent("framereceived", ({ payload }) =>
		payload.toString().includes("revision"),
	);
	const link = reader.getByRole("link", { name: "Explain the plans to the public" });
	await link.focus();
	const place = await reader.evaluate(() => window.scrollY);
	const versions = await waymark.query<{ slug: string; version: number }>(
		"select slug, version from action where slug in ('run-the-improvement-fund', 'record-londons-progress')",
	);
	expect(versions).toHaveLength(2);
	await Promise.all(
		versions.map(({ slug, version }) =>
			lead.request.post(`/workspace${roadmapPath}/actions/${slug}`, {
				headers: { origin: waymark.origin },
				form: { version, intent: "status", status: "complete", reason: "Done as promised." },
			}),
		),
	);
	await expect(reader.getByRole("status").first()).toHaveText("2 actions updated");
	await expect(reader.locator(".app-action", { hasText: "Run the improvement fund" })).toContainText(
		"Complete",
	);
	await expect(link).toBeFocused();
	expect(await reader.evaluate(() => window.scrollY)).toBe(place);
});

test("[L1] where the network blocks WebSockets, pages still change without a reload", async ({
	openAs,
	waymark,
}) => {
	const reader = await openAs(null);
	await reader.addInitScript(() => {
		class BlockedWebSocket extends EventTarget {
			onerror: ((event: Event) => void) | null = null;
			constructor() {
				super();
				setTimeout(() => this.onerror?.(new Event("error")));
			}
			send() {}
			close() {}
		}
		Object.assign(window, { WebSocket: BlockedWebSocket });
	});
	await reader.goto(`${roadmapPath}/actions/join-up-london-agencies`);
	const lead = await openAs(await coordinatorName(waymark));
	await lead.goto(`/workspace${roadmapPath}/actions/join-up-london-agencies`);
	await lead.getByRole("button", { name: "Still on track, nothing new" }).click();
	await expect(reader.locator("[data-live=history]")).toContainText("Healthy London Partnership");
});

test("[L3] a screen that lived through a restart of the server still sees the next change", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(/WebSocket connection|ERR_CONNECTION_REFUSED|Failed to load resource/);
	// What Remix fetches ahead for links may be on its way when the server is killed.
	complaints.expected.push(/Failed to fetch manifest patches/);
	const path = `${roadmapPath}/actions/fit-with-wider-plans`;
	const [reader, colleague] = [await openAs(null), await openAs("London Councils lead")];
	await reader.goto(path);
	await colleague.goto(`/workspace${path}`);
	await waymark.kill("SIGKILL");
	await waymark.start();
	const lead = await openAs("Public Health England lead");
	await lead.goto(`/workspace${path}`);
	await lead.getByText("Change the status", { exact: true }).click();
	await lead.getByRole("radio", { name: "Complete" }).check();
	await lead.getByLabel("Why?").fill("Every plan names it.");
	await lead.getByRole("button", { name: "Save the status" }).click();
	for (const page of [reader, colleague])
		await expect(page.getByRole("main")).toContainText("Every plan names it.", { timeout: 20_000 });
});

test("[L9] an answer that was given up is no failure, and everything else still is", async ({
	openAs,
	complaints,
}) => {
	const page = await openAs("London Councils lead");
	await page.evaluate(() => {
		void Promise.reject(new DOMException("signal is aborted without reason", "AbortError"));
		void Promise.reject(new Error("A real one"));
	});
	await expect.poll(() => complaints.heard).toEqual(["uncaught: A real one"]);
	complaints.expected.push(/A real one/);
});

test("[L13] a click before the page has read its data does what it does without scripts, and the page comes to life", async ({
	openAs,
}) => {
	const page = await openAs("Public Health England lead");
	// React waits for a message to itself before it renders for the first time.
	await page.addInitScript(() => {
		const held: (() => void)[] = [];
		const { postMessage } = MessagePort.prototype;
		MessagePort.prototype.postMessage = function (this: MessagePort, ...message: [unknown]) {
			held.push(() => postMessage.apply(this, message));
		};
		Object.assign(window, {
			letRender() {
				MessagePort.prototype.postMessage = postMessage;
				for (const send of held) send();
			},
		});
	});
	await page.goto(`/workspace${roadmapPath}/actions/fit-with-wider-plans`);
	await page.waitForFunction(() => Object.keys(document).some((key) => key.startsWith("_reactListening")));
	const summary = page.locator("summary", { hasText: "Change the status" });
	await summary.click();
	await expect(page.getByRole("button", { name: "Save the status" })).toBeVisible();
	await summary.press("Enter");
	await expect(page.getByRole("button", { name: "Save the status" })).toBeHidden();
	await expect(page.locator("[data-document]")).toBeHidden();
	await page.evaluate(() => (window as unknown as { letRender: () => void }).letRender());
	await expect(page.locator("[data-document]")).toBeVisible();
});
