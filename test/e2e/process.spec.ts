import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import { expect, testOnOneProcess as test } from "./support/test.ts";
import { Waymark } from "./support/waymark.ts";

const root = resolve(import.meta.dirname, "../..");

/** Runs the built server until it ends; gives its exit code and what it said. */
function runUntilEnd(variables: Record<string, string>): Promise<{ code: number | null; said: string }> {
	return new Promise((done) => {
		const child: ChildProcess = spawn(process.execPath, ["build/node/main.js"], {
			cwd: root,
			env: { PATH: process.env.PATH, NODE_ENV: "production", ...variables },
		});
		let said = "";
		child.stdout?.on("data", (chunk) => {
			said += chunk;
		});
		child.stderr?.on("data", (chunk) => {
			said += chunk;
		});
		child.on("exit", (code) => done({ code, said }));
	});
}

test("[F4] a taken port is told in one sentence", async ({ waymark }) => {
	const { port } = new URL(waymark.origin);
	const variables = { DEMO: "1", LOG_LEVEL: "silent", DATA_DIR: `${waymark.dataDir}/second`, PORT: port };
	const { code, said } = await runUntilEnd(variables);
	expect(code).toBe(1);
	expect(said.trim().split("\n")).toEqual([
		expect.stringMatching(new RegExp(`^Port ${port} is taken: .*\\.$`)),
	]);
});

test("[F3] outside the demo, a missing secret is told in one sentence", async ({ waymark }) => {
	const { code, said } = await runUntilEnd({ DATA_DIR: `${waymark.dataDir}/third` });
	expect(code).toBe(1);
	expect(said.trim()).toMatch(/^The setting SESSION_SECRET is missing: .*\.$/);
});

test("[F4] a second start finds everything as it was, and a stop is orderly", async () => {
	const waymark = await Waymark.prepare();
	try {
		await waymark.start();
		const ledger = await waymark.ledgerLength();
		expect(ledger).toBeGreaterThan(300);
		expect(await waymark.kill("SIGTERM")).toBe(0);
		await waymark.start();
		expect(await waymark.ledgerLength()).toBe(ledger);
		expect(await waymark.kill("SIGTERM")).toBe(0);
	} finally {
		await waymark.remove();
	}
});

test("[A8] outside the demo the demo's people sign nobody in, and the pages say what is missing", async ({
	openAs,
	complaints,
}) => {
	complaints.expected.push(/status of 404/);
	const waymark = await Waymark.prepare();
	try {
		await waymark.start({ DEMO: "0", SESSION_SECRET: "a secret of more than thirty-two characters" });
		const page = await openAs(null, { baseURL: waymark.origin });
		expect((await page.goto("/sign-in"))?.status()).toBe(200);
		await expect(page.getByRole("main")).toContainText("npm run admin -- create");
		await expect(page.locator("[name=person]")).toHaveCount(0);
		const headers = { origin: waymark.origin };
		const person = "00000000-0000-4000-8000-000000000001";
		const answer = await page.request.post("/sign-in", { headers, form: { person } });
		expect(answer.status()).toBe(400);
		expect((await page.goto("/sign-in/outbox"))?.status()).toBe(404);
		expect((await page.goto("/"))?.status()).toBe(200);
		await expect(page.getByRole("main")).toContainText(/no .*roadmap/i);
		await page.close();
	} finally {
		await waymark.remove();
	}
});

test("[F6] localhost leads to the address that forms accept", async ({ openAs, waymark }) => {
	const page = await openAs(null);
	await page.goto(`${waymark.origin.replace("127.0.0.1", "localhost")}/sign-in?to=%2Fworkspace`);
	expect(page.url()).toBe(`${waymark.origin}/sign-in?to=%2Fworkspace`);
	await page.getByRole("button", { name: "NHS England lead" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your workspace");
});
