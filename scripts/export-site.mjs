// Writes everything public as files that open without a server: npm run export-site -- DIR
import { prepare, run } from "./prepare.mjs";

prepare();
process.exit(
	run(process.execPath, ["build/node/export-site.js", ...process.argv.slice(2)], { cwd: process.cwd() }),
);
