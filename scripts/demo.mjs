// From a bare clone to a running product with the London roadmaps.
import { spawn } from "node:child_process";
import { prepare, root } from "./prepare.mjs";

prepare();
const server = spawn(process.execPath, ["--max-semi-space-size=8", "build/node/main.js"], {
	cwd: root,
	stdio: "inherit",
	env: { ...process.env, NODE_ENV: "production", DEMO: "1", LOG_LEVEL: process.env.LOG_LEVEL || "warn" },
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code) => process.exit(code ?? 0));
