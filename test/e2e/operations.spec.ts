import { expect, roadmapPath, test } from "./support/test.ts";
import { Waymark } from "./support/waymark.ts";

test("[Z4] [Z5] a page for a failure of ours quotes the id that the log and the answer have", async ({
	openAs,
	complaints,
}) => {
	complaints.expected.push(/status of (404|500)/);
	const waymark = await Waymark.prepare();
	waymark.planted = "everything";
	try {
		await waymark.start();
		await waymark.query("alter table workstream rename to gone");
		const page = await openAs(null, { baseURL: waymark.origin });
		for (const path of [
			`${roadmapPath}?status=at-risk`,
			`${roadmapPath}/history/nothing?email=a%40b.example`,
		]) {
			const answer = await page.goto(path);
			if (answer?.status() === 404) continue;
			expect(answer?.status()).toBe(500);
			const id = (await answer?.allHeaders())?.["x-request-id"] ?? "none";
			await expect(page.getByRole("main")).toContainText(`quote this number: ${id}`);
			expect(waymark.said).toContain(`"requestId":"${id}"`);
		}
		expect(waymark.said).not.toContain("b.example");
		await page.close();
	} finally {
		await waymark.remove();
	}
});

test("[Z1] [Z6] the demo tells its health, and no metrics", async ({ waymark }) => {
	expect((await fetch(`${waymark.origin}/readyz`)).status).toBe(200);
	const metrics = await fetch(`${waymark.origin}/metrics`);
	expect(metrics.status).toBe(404);
	expect(metrics.headers.get("x-request-id")).toMatch(/^[\w-]{12}-\d+$/);
	const page = await fetch(`${waymark.origin}${roadmapPath}`, {
		headers: { "x-request-id": "from-a-proxy" },
	});
	expect(page.headers.get("x-request-id")).toBe("from-a-proxy");
});
