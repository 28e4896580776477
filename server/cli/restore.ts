import { restoreCommand } from "./restore-command.ts";

process.exitCode = await restoreCommand(process.argv.slice(2), {
	env: process.env,
	out: (text) => process.stdout.write(text),
	err: (text) => process.stderr.write(text),
});
