// The steps of `npm run check` and `npm test`, each with its name and time on screen.
import { bin, run, say, stop } from "./prepare.mjs";

export const quickSteps = [
	["types", bin("tsc"), ["--noEmit"]],
	["lint", bin("biome"), ["check", "--error-on-warnings"]],
	["unused", bin("knip"), []],
];

/** Runs steps in order; stops the command at the first that fails. */
export function runSteps(steps) {
	for (const [name, program, args, env] of steps) {
		const started = Date.now();
		say(`\n— ${name}`);
		const code = run(program, args, { env: { ...process.env, ...env } });
		const seconds = ((Date.now() - started) / 1000).toFixed(1);
		if (code !== 0) stop(`✗ ${name} failed after ${seconds} s: see above.`);
		say(`✓ ${name} (${seconds} s)`);
	}
}
