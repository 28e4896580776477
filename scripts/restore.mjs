// Puts a back-up in the place of the database: npm run restore -- FILE [--replace] [--erasures FILE] [--drill]
import { prepare, run } from "./prepare.mjs";

prepare();
process.exit(
	run(process.execPath, ["build/node/restore.js", ...process.argv.slice(2)], { cwd: process.cwd() }),
);
