import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const folders = ["app", "server", "db", "test", "scripts", "bench"];

function filesBelow(folder: string): string[] {
	try {
		return readdirSync(join(root, folder)).flatMap((name) => {
			const path = `${folder}/${name}`;
			if (name === "node_modules") return [];
			return statSync(join(root, path)).isDirectory() ? filesBelow(path) : [path];
		});
	} catch {
		return [];
	}
}

const code = folders.flatMap(filesBelow).filter((path) => /\.(ts|tsx|mjs|scss)$/.test(path));
const modules = code.filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path));

/** What a module imports, as paths of this repository or names of packages. */
function importsOf(path: string): string[] {
	const text = readFileSync(join(root, path), "utf8");
	return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => {
		if (fileName.startsWith("#")) return fileName.slice(1);
		if (fileName.startsWith(".")) return relative(root, resolve(root, dirname(path), fileName));
		return fileName;
	});
}

interface Rule {
	sentence: string;
	applies: (path: string) => boolean;
	forbids: (imported: string) => boolean;
}

const isServerOnly = (path: string) => /\.server\.tsx?$/.test(path);
const rules: Rule[] = [
	{
		sentence: "nothing in app imports server",
		applies: (path) => path.startsWith("app/"),
		forbids: (imported) => imported.startsWith("server/"),
	},
	{
		sentence: "only *.server.ts of app imports db",
		applies: (path) => path.startsWith("app/") && !isServerOnly(path),
		forbids: (imported) => imported.startsWith("db/"),
	},
	{
		sentence: "domain imports nothing but itself, zod, the calendar and the stems of words",
		applies: (path) => path.startsWith("app/domain/"),
		forbids: (imported) =>
			!imported.startsWith("app/domain/") && !["zod", "temporal-polyfill", "stemmer"].includes(imported),
	},
	{
		sentence: "db imports nothing of app but the domain",
		applies: (path) => path.startsWith("db/"),
		forbids: (imported) =>
			imported.startsWith("server/") || (imported.startsWith("app/") && !imported.startsWith("app/domain/")),
	},
	{
		sentence: "migrations import nothing of today's code",
		applies: (path) => path.startsWith("db/migrations/"),
		forbids: (imported) => /^(app|db|server)\//.test(imported),
	},
	{
		sentence: "features import no routes",
		applies: (path) => path.startsWith("app/features/") || path.startsWith("app/ui/"),
		forbids: (imported) => imported.startsWith("app/routes/"),
	},
	{
		sentence: "ui knows nothing of the product",
		applies: (path) => path.startsWith("app/ui/"),
		forbids: (imported) => /^app\/(features|domain|live)\//.test(imported),
	},
	{
		sentence: "server takes from app only use cases, messages and the domain",
		applies: (path) => path.startsWith("server/"),
		forbids: (imported) => {
			if (!imported.startsWith("app/")) return false;
			const shared =
				/^app\/(domain|live)\//.test(imported) || ["app/context.server.ts", "app/mail.ts"].includes(imported);
			return !shared && !/^app\/features\/.*(\.server\.ts|document-schema\.ts)$/.test(imported);
		},
	},
	{
		sentence: "pages reach Remix through one module",
		applies: (path) => /^app\/(features|ui|live|routes)\//.test(path) && !isServerOnly(path),
		forbids: (imported) => imported.startsWith("@remix-run/"),
	},
	{
		sentence: "only db speaks to the database driver",
		// Tests and measurements look at what is stored from beside, and fill databases in bulk.
		applies: (path) => !/^(db|test|bench)\//.test(path),
		forbids: (imported) => ["kysely", "better-sqlite3", "pg"].includes(imported),
	},
];

describe("[F1] imports go one way", () => {
	test.each(rules)("$sentence", ({ applies, forbids }) => {
		const governed = modules.filter(applies);
		expect(governed.length).toBeGreaterThan(0);
		const breaches = governed.flatMap((path) =>
			importsOf(path)
				.filter(forbids)
				.map((imported) => `${path} imports ${imported}`),
		);
		expect(breaches).toEqual([]);
	});
});

test("[F2] no file of code is longer than 300 lines", () => {
	const long = code.filter((path) => readFileSync(join(root, path), "utf8").split("\n").length > 301);
	expect(long).toEqual([]);
});

test("[F5] every promise has a test that quotes it, and every test quotes a promise that exists", () => {
	const promises = [...readFileSync(join(root, "test/SPEC.md"), "utf8").matchAll(/^- \[([A-Z]\d+)\]/gm)].map(
		(match) => match[1],
	);
	const tests = code.filter((path) => /\.(test|spec|support)\.tsx?$/.test(path));
	const quoted = new Set(
		tests.flatMap((path) =>
			[...readFileSync(join(root, path), "utf8").matchAll(/\[([A-Z]\d+)\]/g)].map((match) => match[1]),
		),
	);
	expect(promises.filter((promise) => !quoted.has(promise))).toEqual([]);
	expect([...quoted].filter((promise) => !promises.includes(promise ?? ""))).toEqual([]);
	expect(new Set(promises).size).toBe(promises.length);
});
