import { basename, join, resolve } from "node:path";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "../..");
const bundles = new Map<string, Promise<string>>();

/** The path of a program in one file, without types, made once for all starts: a start then takes a third of a second. `entry` is its path in the project. */
export function bundleProcess(entry: string): Promise<string> {
	const made = bundles.get(entry) ?? bundle(entry);
	bundles.set(entry, made);
	return made;
}

async function bundle(entry: string): Promise<string> {
	const file = join(root, `.cache/tests/${basename(entry, ".ts")}-${process.pid}.mjs`);
	await build({
		absWorkingDir: root,
		entryPoints: [entry],
		outfile: file,
		bundle: true,
		platform: "node",
		format: "esm",
		target: "node20",
		packages: "external",
		logLevel: "error",
	});
	return file;
}
