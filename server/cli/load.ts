import { loadCommand } from "./load-command.ts";

process.exitCode = await loadCommand(process.argv.slice(2), {
	env: process.env,
	now: new Date(),
	out: (text) => process.stdout.write(text),
	err: (text) => process.stderr.write(text),
});
