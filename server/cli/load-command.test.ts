import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "#db/database.ts";
import { freshPostgres, postgresForTests } from "#test/support/databases.ts";
import { changedRoadmap } from "#test/support/small-roadmap.ts";
import { loadCommand } from "./load-command.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const now = new Date("2026-01-05T09:00:00Z");
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "waymark-load-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(args: string[], env: Record<string, string> = {}) {
	const written = { out: "", err: "" };
	const code = await loadCommand(args, {
		env: { DATA_DIR: join(folder, "data"), ...env },
		now,
		out: (text) => {
			written.out += text;
		},
		err: (text) => {
			written.err += text;
		},
	});
	return { code, ...written };
}

function write(name: string, content: string | Uint8Array): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

async function inDatabase<T>(read: (db: ReturnType<typeof openDatabase>) => Promise<T>): Promise<T> {
	const db = openDatabase(join(folder, "data/waymark.db"));
	try {
		return await read(db);
	} finally {
		await db.destroy();
	}
}

describe("the load command", () => {
	test("[D14] loads a file, reports what was loaded, and says so when it is loaded again", async () => {
		const file = write("small.json", changedRoadmap());
		expect(await run([file])).toEqual({
			code: 0,
			err: "",
			out: [
				"A small roadmap (/small) was loaded. The public can read it.",
				"  2 organisations",
				"  1 workstream",
				"  1 action",
				"  1 supporting organisation on an action",
				"  2 milestones",
				"  1 measure",
				"  2 measurements",
				"  1 meeting",
				"  2 agenda items",
				"  2 updates",
				"  9 lines of the ledger",
				"",
			].join("\n"),
		});
		const again = await run(["small.json"], { INIT_CWD: folder });
		expect(again).toMatchObject({ code: 0, err: "", out: expect.stringContaining("nothing changed") });
	});

	test("[D14] keeps a draft for partners, and dates the statements as asked", async () => {
		const file = write("small.json", changedRoadmap());
		const { out } = await run([file, "--draft", "--as-at", "2019-07-31"]);
		expect(out).toContain("It is a draft");
		const rows = await inDatabase((db) =>
			db
				.selectFrom("action")
				.innerJoin("roadmap", "roadmap.id", "action.roadmap_id")
				.select(["published", "status_at"])
				.execute(),
		);
		expect(rows).toEqual([{ published: 0, status_at: "2019-07-31T22:59:59.999Z" }]);
	});

	test("[D14] takes today as a day to date from, up to this moment", async () => {
		await run([write("small.json", changedRoadmap()), "--as-at", "2026-01-05"]);
		const rows = await inDatabase((db) => db.selectFrom("action").select("status_at").execute());
		expect(rows).toEqual([{ status_at: now.toISOString() }]);
	});

	test("[D15] lists the problems of a broken file by their places, the first hundred, and makes no database", async () => {
		const file = write(
			"broken.json",
			changedRoadmap(["workstreams[0].actions[0].status", "amber"], ["updates", [{}]]),
		);
		const { code, out, err } = await run([file]);
		expect({ code, out }).toEqual({ code: 1, out: "" });
		expect(err).toContain("was not loaded and nothing was written. 7 problems to mend:");
		expect(err).toContain(
			'\n  workstreams[0].actions[0].status (action "open-clinic"): "amber" is not known here',
		);
		expect(existsSync(join(folder, "data"))).toBe(false);

		const many = write("many.json", changedRoadmap(["updates", Array(50).fill({})]));
		const lines = (await run([many])).err.trimEnd().split("\n");
		expect(lines).toHaveLength(102);
		expect(lines.at(-1)).toBe("  and 200 more problems");
	});

	test.each<[title: string, prepare: () => string[], sentence: string]>([
		["no file", () => [], "Which file?"],
		["two files", () => ["a.json", "b.json"], "One file at a time"],
		["an unknown option", () => ["a.json", "--force"], "knows only --draft and --as-at"],
		["a day that is none", () => ["a.json", "--as-at", "2019-02-30"], '"2019-02-30" is not a day'],
		["a day to come", () => ["a.json", "--as-at", "2026-01-08"], "has not come yet"],
		["a missing file", () => [join(folder, "nothing.json")], "There is no file at"],
		["a folder", () => [folder], "is a folder: name the file in it"],
		["a picture", () => [write("a.png", Buffer.from("89504e470d0a1a0a", "hex"))], "not UTF-8 text"],
		["an empty file", () => [write("a.json", "")], "The file is empty"],
		["what is not JSON", () => [write("a.json", '{\n"a": }')], "line 2, column 6: This is not JSON"],
	])("[D15] refuses %s with one clear sentence", async (_title, prepare, sentence) => {
		const { code, out, err } = await run(prepare());
		expect({ code, out }).toEqual({ code: 1, out: "" });
		expect(err).toContain(sentence);
		expect(existsSync(join(folder, "data"))).toBe(false);
	});

	test("[D15] refuses 50 MB without reading them", async () => {
		// A file with a hole: were it read, it would be refused for its zero bytes.
		truncateSync(write("large.json", ""), 50_000_000);
		const { code, err } = await run([join(folder, "large.json")]);
		expect(code).toBe(1);
		expect(err).toContain("a roadmap file has at most 10 MB, and this one has 50.0 MB.");
		expect((await run(["/dev/zero"])).err).toContain("The file is too large");
	});

	test.skipIf(process.getuid?.() === 0)("[D15] says that a file may not be read", async () => {
		const file = write("secret.json", changedRoadmap());
		chmodSync(file, 0o000);
		expect((await run([file])).err).toContain("may not be read");
	});

	test("[D15] says that a database cannot be opened, without telling its password", async () => {
		const file = write("small.json", changedRoadmap());
		const unreachable = await run([file], { DATABASE_URL: "postgres://me:secret@127.0.0.1:1/none" });
		expect(unreachable.code).toBe(1);
		expect(unreachable.err).toContain("The database cannot be opened");
		expect(unreachable.err).not.toContain("secret");
		mkdirSync(join(folder, "data/waymark.db"), { recursive: true });
		expect((await run([file])).err).toContain("The database cannot be opened");
	});

	const postgres = postgresForTests();
	test.skipIf(!postgres.available)("[D14] loads into PostgreSQL where DATABASE_URL names one", async () => {
		const { url, remove } = await freshPostgres();
		const result = await run([write("small.json", changedRoadmap())], { DATABASE_URL: url });
		await remove();
		expect(result).toMatchObject({ code: 0, err: "" });
	});

	test("[D14] runs as a program", async () => {
		const env = { ...process.env, DATA_DIR: join(folder, "data"), DATABASE_URL: "", INIT_CWD: root };
		const program = (file: string) =>
			promisify(execFile)(process.execPath, ["--import", "tsx", "server/cli/load.ts", file], {
				cwd: root,
				env,
			});
		expect((await program("db/demo/london-vision.json")).stdout).toContain("125 actions");
		await expect(program("package.json")).rejects.toMatchObject({
			code: 1,
			stderr: expect.stringContaining("no such field"),
		});
	});
});
