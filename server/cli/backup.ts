import { backupCommand } from "./backup-command.ts";

process.exitCode = await backupCommand(process.argv.slice(2), {
	env: process.env,
	out: (text) => process.stdout.write(text),
	err: (text) => process.stderr.write(text),
});
