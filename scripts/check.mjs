// The quick verdict: types, lint, unused code, unit tests.
import { bin, ensureInstalled, ensureNode } from "./prepare.mjs";
import { quickSteps, runSteps } from "./steps.mjs";

ensureNode();
ensureInstalled();
runSteps([
	...quickSteps,
	["unit", bin("vitest"), ["run", "app", "db", "test/architecture.test.ts"], { TEST_POSTGRES: "off" }],
]);
