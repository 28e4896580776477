// Copies an installation from SQLite to PostgreSQL: npm run move -- --to postgres://… [--replace]
import { prepare, run } from "./prepare.mjs";

prepare();
process.exit(run(process.execPath, ["build/node/move.js", ...process.argv.slice(2)], { cwd: process.cwd() }));
