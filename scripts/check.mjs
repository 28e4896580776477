// The quick verdict: types, lint, unused code, and the tests that need no server of their own.
import { bin, ensureInstalled, ensureNode } from "./prepare.mjs";
import { quickSteps, runSteps } from "./steps.mjs";

ensureNode();
ensureInstalled();
const unit = [
	"unit tests",
	bin("vitest"),
	["run", "app", "db", "test/architecture.test.ts"],
	{ TEST_POSTGRES_URL: "off" },
];
process.exit(runSteps([...quickSteps, unit]) ? 0 : 1);
