import { fileURLToPath } from "node:url";
import { builtIn, exportSiteCommand } from "./export-site-command.ts";

process.exitCode = await exportSiteCommand(process.argv.slice(2), {
	env: process.env,
	now: new Date(),
	out: (text) => process.stdout.write(text),
	err: (text) => process.stderr.write(text),
	// The built programs are in a folder beside the built pages.
	built: () => builtIn(fileURLToPath(new URL("..", import.meta.url))),
});
