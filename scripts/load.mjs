// Loads a roadmap from a file: npm run load -- FILE
import { prepare, run } from "./prepare.mjs";

prepare();
process.exit(run(process.execPath, ["build/node/load.js", ...process.argv.slice(2)], { cwd: process.cwd() }));
