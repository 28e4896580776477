// Makes the first administrator, and links for people who cannot get letters: npm run admin -- create "Name" name@example.org
import { prepare, run } from "./prepare.mjs";

prepare();
process.exit(
	run(process.execPath, ["build/node/admin.js", ...process.argv.slice(2)], { cwd: process.cwd() }),
);
