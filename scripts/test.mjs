// The whole verdict, from a bare clone: packages, a browser, types, lint, unit and integration tests, build, browser tests.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { bin, ensureInstalled, ensureNode, root, say } from "./prepare.mjs";
import { quickSteps, runSteps } from "./steps.mjs";

const started = Date.now();
const reports = join(root, ".cache", "reports");
const report = (name) => join(reports, `${name}.json`);

ensureNode();
ensureInstalled();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const executable = ensureBrowser();

const whyNoNodes = await findWhyNoNodes();
const browser = (name, more = {}) => ({
	...{ BROWSER_EXECUTABLE: executable ?? "", PLAYWRIGHT_JSON_OUTPUT_NAME: report(name), ...more },
});
/** What is most in danger where clients do not stay with one process. All of it: `TEST_NODES=2 npx playwright test`. */
const onTwoNodes = ["live", "narrative", "meetings", "updates"].map((name) => `e2e/${name}.spec`);

const passed = runSteps([
	...quickSteps,
	[
		"unit and integration tests",
		bin("vitest"),
		["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report("vitest")}`],
	],
	["build", process.execPath, ["scripts/build.mjs"]],
	["browser tests", bin("playwright"), ["test"], browser("playwright")],
	...(whyNoNodes === null
		? [
				[
					"browser tests on two nodes",
					bin("playwright"),
					["test", ...onTwoNodes],
					browser("playwright-nodes", { TEST_NODES: "2" }),
				],
			]
		: []),
]);

const counts = countResults();
// A step that is no test can fail, too: types, lint, the build.
if (!passed && counts.failed === 0) counts.failed = 1;
if (counts.flaky > 0) say(`\n${counts.flaky} browser tests passed only at the second try: see above.`);
if (whyNoNodes !== null) say(`\nThe browser tests on two nodes are skipped: ${whyNoNodes}.`);
if (counts.skipped > 0) say(`\n${counts.skipped} skipped; the titles say why.`);
say(`\nDone in ${Math.round((Date.now() - started) / 1000)} s.`);
say(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(passed ? 0 : 1);

/** Adds up what the test runners reported. */
function countResults() {
	const read = (name) => (existsSync(report(name)) ? JSON.parse(readFileSync(report(name), "utf8")) : {});
	const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = read("vitest");
	const browsers = ["playwright", "playwright-nodes"].map((name) => read(name).stats ?? {});
	const sum = (what) => browsers.reduce((total, stats) => total + (stats[what] ?? 0), 0);
	return {
		passed: numPassedTests + sum("expected") + sum("flaky"),
		failed: numFailedTests + sum("unexpected"),
		flaky: sum("flaky"),
		skipped: numPendingTests + sum("skipped"),
	};
}

/** What browser tests on several nodes lack here; null when they can run. */
async function findWhyNoNodes() {
	const { register } = await import("tsx/esm/api");
	register();
	return (await import("../test/e2e/support/common-ground.ts")).spreadMissing;
}
