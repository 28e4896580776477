import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { filesIn, flawsIn } from "../static-copy/read-copy.ts";
import { changedRoadmap } from "../support/small-roadmap.ts";
import { axeFindings, expect, sidewaysScroll, test } from "./support/test.ts";

const root = resolve(import.meta.dirname, "../..");

test("[N64] [N60] [N61] a copy opens from the disk, without a server or JavaScript", async ({
	openAs,
	complaints,
}) => {
	// What axe asks for by script, a page from the disk may not have; that style sheets are there is looked at below.
	complaints.expected.push(
		/^Access to XMLHttpRequest at 'file:.*\.css'|^Failed to load resource: net::ERR_FAILED$/,
	);
	const folder = mkdtempSync(join(tmpdir(), "waymark-copy-"));
	const copy = join(folder, "copy");
	const run = (program: string, ...args: string[]) =>
		execFileSync(process.execPath, [join(root, "build/node", program), ...args], {
			env: {
				PATH: process.env.PATH,
				NODE_ENV: "production",
				DATA_DIR: join(folder, "data"),
				ORIGIN: "https://roadmap.example",
			},
			cwd: folder,
			encoding: "utf8",
		});
	try {
		writeFileSync(join(folder, "small.json"), changedRoadmap());
		run("load.js", join(folder, "small.json"));
		expect(run("export-site.js", copy)).toContain("pages and files are in");
		expect(flawsIn(copy)).toEqual([]);
		expect(filesIn(copy).filter((path) => path.endsWith(".css")).length).toBeGreaterThan(0);
		for (const javaScriptEnabled of [true, false]) {
			const page = await openAs(null, { javaScriptEnabled, viewport: { width: 320, height: 720 } });
			const asked: string[] = [];
			page.on("request", (request) => asked.push(request.url()));
			await page.goto(pathToFileURL(join(copy, "index.html")).href);
			await page.getByRole("link", { name: "A small roadmap" }).click();
			await page.getByRole("link", { name: "Open a clinic" }).first().click();
			await expect(page.getByRole("heading", { level: 1 })).toHaveText("Open a clinic");
			const about = page.getByRole("region", { name: "About this copy" });
			await expect(about).toContainText("https://roadmap.example/small/actions/open-clinic");
			expect(asked.filter((url) => !url.startsWith(pathToFileURL(copy).href))).toEqual([]);
			// The style sheet is there: the band has its colour.
			expect(await about.evaluate((band) => getComputedStyle(band).backgroundColor)).toBe(
				"rgb(255, 209, 102)",
			);
			if (!javaScriptEnabled) continue;
			for (const path of filesIn(copy).filter((name) => name.endsWith(".html"))) {
				await page.goto(pathToFileURL(join(copy, path)).href);
				expect([path, await axeFindings(page), await sidewaysScroll(page)]).toEqual([path, [], 0]);
			}
		}
	} finally {
		rmSync(folder, { recursive: true });
	}
});
