// `npm run bench` measures co-editing, `-- public` public pages, `-- sign-in` what the time of an answer tells; what the measurements need is installed once.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

const here = dirname(fileURLToPath(import.meta.url));

if (process.argv[2] === "public") await import("./public/run.mjs");
else if (["scale", "nodes"].includes(process.argv[2])) {
	register();
	await import(`./${process.argv[2]}/run.ts`);
} else if (process.argv[2] === "sign-in") await import("./sign-in/run.mjs");
else {
	const folder = join(here, "coedit");
	if (!existsSync(join(folder, "node_modules", "y-websocket"))) {
		const { status } = spawnSync("npm", ["ci"], { cwd: folder, stdio: "inherit" });
		if (status !== 0) process.exit(status ?? 1);
	}
	await import("./coedit/run.mjs");
}
