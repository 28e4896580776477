// The steps of `npm run check` and `npm test`, each with its name and time on screen.
import { bin, run, say } from "./prepare.mjs";

export const quickSteps = [
	["types", bin("tsc"), ["--noEmit"]],
	["lint", bin("biome"), ["check", "--error-on-warnings"]],
	["unused code", bin("knip"), ["--no-config-hints"]],
];

/** Runs steps in order and says how each went; false at the first that fails. */
export function runSteps(steps) {
	return steps.every(([name, program, args, env]) => {
		const started = Date.now();
		say(`\n— ${name}`);
		const passed = run(program, args, { env: { ...process.env, ...env } }) === 0;
		const seconds = ((Date.now() - started) / 1000).toFixed(1);
		say(passed ? `✓ ${name} (${seconds} s)` : `✗ ${name} failed after ${seconds} s: see above.`);
		return passed;
	});
}
