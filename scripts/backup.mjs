// Writes a back-up while people go on writing: npm run backup -- FILE
import { prepare, run } from "./prepare.mjs";

prepare();
process.exit(
	run(process.execPath, ["build/node/backup.js", ...process.argv.slice(2)], { cwd: process.cwd() }),
);
