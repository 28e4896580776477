import { moveCommand } from "./move-command.ts";

process.exitCode = await moveCommand(process.argv.slice(2), {
	env: process.env,
	out: (text) => process.stdout.write(text),
	err: (text) => process.stderr.write(text),
});
