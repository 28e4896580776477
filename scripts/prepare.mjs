// What every command needs before it can run, with nothing but Node: the right Node, the packages, the build.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lockStamp = join(root, "node_modules", ".waymark-lock");
const buildStamp = join(root, "build", ".stamp");

/** Ends the command with one sentence that says what to do. */
export function stop(sentence) {
	process.stderr.write(`${sentence}\n`);
	process.exit(1);
}

export function say(sentence) {
	process.stdout.write(`${sentence}\n`);
}

/** Runs a program with its output on screen; returns its exit code. */
export function run(program, args, options = {}) {
	const result = spawnSync(program, args, { cwd: root, stdio: "inherit", ...options });
	if (result.error) stop(`${program} could not be started: ${result.error.message}.`);
	return result.status ?? 1;
}

/** The path of a program that a package brings. */
export const bin = (name) => join(root, "node_modules", ".bin", name);

export function ensureNode() {
	const [major, minor] = process.versions.node.split(".").map(Number);
	if (major > 20 || (major === 20 && minor >= 19)) return;
	stop(
		`Waymark needs Node 20.19 or later and this is ${process.version}: install a newer Node and try again.`,
	);
}

const digest = (text) => createHash("sha256").update(text).digest("hex");

/** Installs from the lockfile when it is not what was installed last. */
export function ensureInstalled() {
	const wanted = digest(readFileSync(join(root, "package-lock.json")) + process.versions.modules);
	if (existsSync(lockStamp) && readFileSync(lockStamp, "utf8") === wanted) return;
	say("Installing packages from the lockfile (a minute or two the first time) …");
	ensureWritable();
	const code = run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
	if (code !== 0)
		stop("The packages could not be installed: check the network and npm's message above, then try again.");
	writeFileSync(lockStamp, wanted);
}

function ensureWritable() {
	try {
		mkdirSync(join(root, "node_modules"), { recursive: true });
	} catch {
		stop(`The folder ${root} cannot be written to: copy Waymark to a folder of your own and try again.`);
	}
}

const sources = [
	"app",
	"server",
	"db",
	"public",
	"package-lock.json",
	"vite.config.ts",
	"remix.config.js",
	"scripts/build.mjs",
];

function sourceDigest() {
	const lines = [];
	const visit = (path) => {
		const stat = statSync(join(root, path));
		if (stat.isDirectory()) for (const name of readdirSync(join(root, path)).sort()) visit(`${path}/${name}`);
		else if (!/\.test\.tsx?$/.test(path)) lines.push(`${path} ${digest(readFileSync(join(root, path)))}`);
	};
	for (const path of sources) visit(path);
	return digest(lines.join("\n"));
}

/** Builds when the sources are not what was built last. */
export function ensureBuilt() {
	const wanted = sourceDigest();
	if (existsSync(buildStamp) && readFileSync(buildStamp, "utf8") === wanted) return;
	say("Building …");
	if (run(process.execPath, ["scripts/build.mjs"]) !== 0) stop("The build failed: see the message above.");
	writeFileSync(buildStamp, wanted);
}

export function prepare() {
	ensureNode();
	ensureInstalled();
	ensureBuilt();
}
