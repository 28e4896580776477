// Builds pages (Remix on Vite), the script of public pages and the server's programs into build/.
import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { bin, root, run } from "./prepare.mjs";

const target = join(root, "build");
rmSync(target, { recursive: true, force: true });

const code = run(bin("remix"), ["vite:build", "--logLevel", "warn"], {
	env: { ...process.env, NODE_ENV: "production" },
});
if (code !== 0) process.exit(code);

/** Bundles a script that stands beside the Remix build; returns its path, with a hash of its content in its name. */
async function bundleScript(entryPoint, define = {}) {
	const script = await build({
		absWorkingDir: root,
		entryPoints: [entryPoint],
		bundle: true,
		minify: true,
		write: false,
		format: "iife",
		target: "es2020",
		define,
	});
	const { contents } = script.outputFiles[0];
	const hash = createHash("sha256").update(contents).digest("hex").slice(0, 10);
	const name = `${basename(entryPoint, ".ts")}-${hash}.js`;
	writeFileSync(join(target, "client/assets", name), contents);
	return `/assets/${name}`;
}

mkdirSync(join(target, "client/assets"), { recursive: true });
const liveScript = await bundleScript("app/live/public-client.ts");
const scripts = {
	publicScript: await bundleScript("app/live/public-loader.ts", { liveScript: JSON.stringify(liveScript) }),
	passkeyScript: await bundleScript("app/features/passkeys/passkey-client.ts"),
};
writeFileSync(join(target, "scripts.json"), JSON.stringify(scripts));

await build({
	absWorkingDir: root,
	entryPoints: {
		main: "server/main.ts",
		admin: "server/cli/admin.ts",
		load: "server/cli/load.ts",
		"export-site": "server/cli/export-site.ts",
		"check-documents": "server/cli/check-documents.ts",
		backup: "server/cli/backup.ts",
		restore: "server/cli/restore.ts",
		move: "server/cli/move.ts",
	},
	outdir: "build/node",
	bundle: true,
	splitting: true,
	platform: "node",
	format: "esm",
	target: "node20",
	packages: "external",
	sourcemap: "linked",
	logLevel: "warning",
});
