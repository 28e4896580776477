// The whole verdict, from a bare clone: packages, a browser, types, lint, unit and integration tests, build, browser tests.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { bin, ensureBuilt, ensureInstalled, ensureNode, root, say } from "./prepare.mjs";
import { quickSteps, runSteps } from "./steps.mjs";

const started = Date.now();
const reports = join(root, ".cache", "reports");

ensureNode();
ensureInstalled();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const executable = ensureBrowser();

runSteps([
	...quickSteps,
	[
		"unit and integration",
		bin("vitest"),
		["run", "--reporter=default", "--reporter=json", `--outputFile.json=${join(reports, "vitest.json")}`],
	],
]);
say("\n— build");
ensureBuilt();
runSteps([
	[
		"browser",
		bin("playwright"),
		["test"],
		{ BROWSER_EXECUTABLE: executable ?? "", PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, "playwright.json") },
	],
]);

const counts = countResults();
say(`\nDone in ${Math.round((Date.now() - started) / 1000)} s.`);
say(
	`${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ""}`,
);

function countResults() {
	const read = (name) =>
		existsSync(join(reports, name)) ? JSON.parse(readFileSync(join(reports, name), "utf8")) : {};
	const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = read("vitest.json");
	const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = read("playwright.json").stats ?? {};
	return {
		passed: numPassedTests + expected,
		failed: numFailedTests + unexpected + flaky,
		skipped: numPendingTests + skipped,
	};
}
