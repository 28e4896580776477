// Daily work: pages reload by Vite, server and sockets restart when their files change.
import { spawn } from "node:child_process";
import { bin, ensureInstalled, ensureNode, root } from "./prepare.mjs";

ensureNode();
ensureInstalled();
const server = spawn(
	bin("tsx"),
	["watch", "--clear-screen=false", "--include", "db/**/*.ts", "--exclude", "build/**", "server/main.ts"],
	{
		cwd: root,
		stdio: "inherit",
		env: { DEMO: "1", LOG_LEVEL: "warn", ...process.env, NODE_ENV: "development" },
	},
);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code) => process.exit(code ?? 0));
