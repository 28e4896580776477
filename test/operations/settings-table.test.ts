import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { listSettings } from "#server/env.ts";

const root = resolve(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(resolve(root, path), "utf8");

/** Names and defaults of the table: a row may hold several of a kind, separated by commas in both columns. */
function tableOf(text: string): Map<string, string> {
	const rows = [...text.matchAll(/^\| (`[A-Z_`, ]+`) \| (.+?) \| /gm)];
	return new Map(
		rows.flatMap(([, names = "", defaults = ""]) => {
			const all = names.split(", ").map((name) => name.replaceAll("`", ""));
			const each = all.length === 1 ? [defaults] : defaults.split(", ");
			return all.map((name, index): [string, string] => [name, each[index] ?? each[0] ?? ""]);
		}),
	);
}

test("[Z20] the guide names every setting with its default, and none that is not read", () => {
	const table = tableOf(read("docs/operating.md"));
	const settings = listSettings();
	expect([...table.keys()].sort()).toEqual(settings.map(({ name }) => name).sort());
	const wrong = settings.filter(
		({ name, byDefault }) => byDefault !== null && table.get(name)?.replaceAll("`", "") !== byDefault,
	);
	expect(wrong).toEqual([]);
});

test("[Z20] the examples set nothing that is not read, and no file of deployment names a path that is not there", () => {
	const names = new Set([...listSettings().map(({ name }) => name), "NODES", "SITE"]);
	const ofCompose = new Set([
		"POSTGRES_PASSWORD",
		"POSTGRES_USER",
		"POSTGRES_DB",
		"ERASURES_FOLDER",
		"BACKUP_FOLDER",
	]);
	const known = (name: string) => names.has(name) || ofCompose.has(name);
	const inEnv = [...read("deploy/env.example").matchAll(/^([A-Z_]+)=/gm)];
	const inCompose = ["compose.yaml", "deploy/compose.nodes.yaml"].flatMap((file) => [
		...read(file).matchAll(/^\s{4,6}([A-Z_]+): /gm),
		...read(file).matchAll(/\$\{([A-Z_]+)/g),
	]);
	const inUnits = ["waymark.service", "waymark-backup.service"].flatMap((file) => [
		...read(`deploy/${file}`).matchAll(/^Environment=([A-Z_]+)=/gm),
	]);
	const all = [...inEnv, ...inCompose, ...inUnits].map(([, name]) => name ?? "");
	expect(all.length).toBeGreaterThan(20);
	expect(all.filter((name) => !known(name))).toEqual([]);
	const guide = read("docs/operating.md");
	const links = [...guide.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) =>
		resolve(root, "docs", path ?? ""),
	);
	for (const path of links) expect(() => readFileSync(path), path).not.toThrow();
});
