// `npm run bench`: installs what the measurements need, once, and measures.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = join(dirname(fileURLToPath(import.meta.url)), "coedit");
if (!existsSync(join(folder, "node_modules", "y-websocket"))) {
	const { status } = spawnSync("npm", ["ci"], { cwd: folder, stdio: "inherit" });
	if (status !== 0) process.exit(status ?? 1);
}
await import("./coedit/run.mjs");
