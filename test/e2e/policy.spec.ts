import { expect, roadmapPath, test } from "./support/test.ts";
import { nodeCount } from "./support/waymark.ts";

test("[S1] what the Content-Security-Policy refuses fails a browser test", async ({ openAs, complaints }) => {
	complaints.expected.push(/policy/i);
	for (const person of [null, "London Councils lead"]) {
		complaints.heard.length = 0;
		const page = await openAs(person);
		await page.goto(person === null ? roadmapPath : "/workspace");
		await page.evaluate(() => {
			const script = document.createElement("script");
			script.textContent = "window.ran = true";
			document.head.append(script);
		});
		await expect
			.poll(() => complaints.heard.filter((text) => text.startsWith("policy violation: script-src")))
			.not.toEqual([]);
		expect(await page.evaluate(() => "ran" in window)).toBe(false);
	}
});

test("[S3] every kind of answer carries the security headers", async ({ openAs }) => {
	const stranger = await openAs(null);
	const partner = await openAs("London Councils lead");
	await stranger.goto("/");
	const asset = await stranger.locator("link[rel=stylesheet]").first().getAttribute("href");
	for (const [page, path, status] of [
		[stranger, "/", 200],
		[stranger, roadmapPath, 200],
		[stranger, `${roadmapPath}/data/roadmap.json`, 200],
		[stranger, "/no-such-roadmap", 404],
		// An nginx in front answers this one by itself.
		...(nodeCount === 0 ? [[stranger, "/%E0%A4%A", 400] as const] : []),
		[stranger, asset ?? "", 200],
		[stranger, "/sign-in", 200],
		[stranger, "/live/?EIO=4&transport=polling", 403],
		[partner, "/workspace", 200],
		[partner, "/account/data.json", 200],
	] as const) {
		const answer = await page.request.get(path);
		const headers = answer.headers();
		expect.soft([path, answer.status()]).toEqual([path, status]);
		expect.soft([path, headers["x-content-type-options"]]).toEqual([path, "nosniff"]);
		expect
			.soft([path, headers["content-security-policy"]])
			.toEqual([path, expect.stringContaining("default-src 'none'")]);
		expect
			.soft([path, headers["content-security-policy"]])
			.toEqual([path, expect.not.stringContaining("unsafe-")]);
		expect.soft([path, headers["referrer-policy"]]).toEqual([path, "strict-origin-when-cross-origin"]);
		expect.soft([path, headers["x-powered-by"]]).toEqual([path, undefined]);
	}
});
