import { execFile, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { freePort } from "../support/free-port.ts";
import { filesIn, makeImage, readDockerfile } from "./support/image.ts";
import { expect, test } from "./support/test.ts";

const root = resolve(import.meta.dirname, "../..");

test("[Z21] every path that the Dockerfile copies is there, and the product does not run as root", () => {
	const { stages, user } = readDockerfile();
	expect(stages.map(({ name }) => name)).toEqual(["build", "packages", ""]);
	expect(user).toBe("USER node");
	for (const { stage, from } of stages.flatMap(({ copies }) => copies))
		for (const path of from) {
			if (stage !== null) expect(path).toMatch(/^\/waymark\//);
			expect(existsSync(join(root, path.replace(/^\/waymark\//, ""))), path).toBe(true);
		}
});

test("[Z21] with only what the image holds, it starts, serves, makes an administrator, backs up and rehearses, and writes to its data only", async () => {
	const image = makeImage();
	const data = mkdtempSync(join(tmpdir(), "waymark-data-"));
	const port = String(await freePort());
	const { start, health } = readDockerfile();
	const env = {
		PATH: process.env.PATH,
		NODE_ENV: "production" as const,
		SESSION_SECRET: "tHis-is-0nly-for-a-test-of-the-image-7",
		ORIGIN: `http://127.0.0.1:${port}`,
		DATA_DIR: data,
		PORT: port,
		DRAIN_SECONDS: "0",
	};
	const run = (command: string[]) =>
		promisify(execFile)(process.execPath, command.slice(1), { cwd: image.folder, env });
	const before = filesIn(image.folder);
	const server = spawn(process.execPath, start.slice(1), {
		cwd: image.folder,
		env,
		stdio: ["ignore", "pipe", "pipe"],
	});
	let said = "";
	for (const stream of [server.stdout, server.stderr]) stream.on("data", (chunk) => (said += chunk));
	const exit = new Promise<number | null>((done) => server.once("exit", done));
	try {
		await expect.poll(() => said, { timeout: 30_000 }).toContain("Waymark is at");
		await run(health);
		const page = await (await fetch(`${env.ORIGIN}/`)).text();
		for (const [, path] of page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g))
			expect((await fetch(env.ORIGIN + path)).status, path).toBe(200);
		expect((await fetch(`${env.ORIGIN}/readyz`)).status).toBe(200);
		const admin = await run(["node", "build/node/admin.js", "create", "Ada Lovelace", "ada@example.org"]);
		const link = /http:\S+\/sign-in\/link\/\S+/.exec(admin.stdout)?.[0] ?? "";
		expect((await fetch(link)).status).toBe(200);
		const file = join(data, "one.backup");
		expect((await run(["node", "build/node/backup.js", file])).stdout).toContain("is a sound back-up");
		expect((await run(["node", "build/node/restore.js", file, "--drill"])).stdout).toContain(
			"This was a drill",
		);
		expect((await run(["node", "build/node/check-documents.js"])).stdout).toContain("All is sound.");
		expect(said).not.toMatch(/ERR_MODULE|"level":(50|60)/);
		expect(said).toContain("SMTP_URL is not set");
		server.kill("SIGTERM");
		expect(await exit).toBe(0);
		await expect(run(health)).rejects.toThrow();
		expect(filesIn(image.folder)).toEqual(before);
	} finally {
		server.kill("SIGKILL");
		image.remove();
		rmSync(data, { recursive: true, force: true });
	}
});
