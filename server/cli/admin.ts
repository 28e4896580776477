import { adminCommand } from "./admin-command.ts";

process.exitCode = await adminCommand(process.argv.slice(2), {
	env: process.env,
	now: new Date(),
	out: (text) => process.stdout.write(text),
	err: (text) => process.stderr.write(text),
});
