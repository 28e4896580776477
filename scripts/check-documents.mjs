// Checks every shared document that is stored: npm run check-documents
import { prepare, run } from "./prepare.mjs";

prepare();
process.exit(run(process.execPath, ["build/node/check-documents.js"], { cwd: process.cwd() }));
