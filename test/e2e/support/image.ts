import {
	cpSync,
	existsSync,
	linkSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../../..");

/** A line of the Dockerfile that copies: from which stage (null: from here), what, and where to. */
interface Copy {
	stage: string | null;
	from: string[];
	to: string;
}

/** The stages of the Dockerfile: what each copies, and, for the last, how it starts and says that it lives. */
export function readDockerfile() {
	const lines = readFileSync(join(root, "Dockerfile"), "utf8").replace(/\\\n/g, "").split("\n");
	const stages: { name: string; copies: Copy[] }[] = [];
	for (const line of lines) {
		const from = /^FROM \S+(?: AS (\S+))?/.exec(line);
		if (from) stages.push({ name: from[1] ?? "", copies: [] });
		const copy = /^COPY (?:--from=(\S+) )?(.+) (\S+)$/.exec(line);
		if (copy)
			stages
				.at(-1)
				?.copies.push({ stage: copy[1] ?? null, from: (copy[2] ?? "").split(" "), to: copy[3] ?? "" });
	}
	const commands = lines
		.flatMap((line) => /\bCMD (\[.+\])/.exec(line)?.[1] ?? [])
		.map((text) => JSON.parse(text) as string[]);
	return {
		stages,
		health: commands[0] ?? [],
		start: commands[1] ?? [],
		user: lines.find((line) => line.startsWith("USER ")),
	};
}

/** Makes a folder with what the image holds and nothing else, away from the packages for development. */
export function makeImage(): { folder: string; remove(): void } {
	const folder = mkdtempSync(join(tmpdir(), "waymark-image-"));
	for (const { stage, from, to } of readDockerfile().stages.at(-1)?.copies ?? []) {
		if (stage === "packages") linkPackages(join(folder, "node_modules"));
		else
			for (const path of from) {
				const name = path.replace(/^\/waymark\//, "");
				cpSync(join(root, name), join(folder, to === "./" ? name : to), { recursive: true });
			}
	}
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The packages that the lockfile does not mark as for development only. */
function linkPackages(target: string): void {
	const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
	for (const [path, about] of Object.entries<{ dev?: boolean; devOptional?: boolean }>(lock.packages)) {
		if (path === "" || about.dev || about.devOptional || !existsSync(join(root, path))) continue;
		linkFolder(join(root, path), join(target, path.replace(/^node_modules\//, "")));
	}
}

/** Without the packages within a package: the lockfile names them one by one. */
function linkFolder(from: string, to: string): void {
	mkdirSync(to, { recursive: true });
	for (const entry of readdirSync(from, { withFileTypes: true })) {
		if (entry.name === "node_modules") continue;
		if (entry.isDirectory()) linkFolder(join(from, entry.name), join(to, entry.name));
		else if (entry.isFile()) linkFile(join(from, entry.name), join(to, entry.name));
	}
}

function linkFile(from: string, to: string): void {
	if (existsSync(to)) return;
	try {
		linkSync(from, to);
	} catch {
		mkdirSync(dirname(to), { recursive: true });
		cpSync(from, to);
	}
}

/** Every file of a folder with its size and time: equal before and after means that nothing was written. */
export function filesIn(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((path) => !path.includes("/node_modules/"))
		.map((path) => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`)
		.sort();
}
