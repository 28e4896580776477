import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readLink, signInByLink } from "#app/features/sign-in/sign-in-by-link.server.ts";
import { type Db, openDatabase } from "#db/database.ts";
import { freshPostgres, postgresForTests } from "#test/support/databases.ts";
import { addPerson, signInContext, TestBrowser } from "#test/support/sign-in-context.ts";
import { testNow } from "#test/support/test-context.ts";
import { adminCommand } from "./admin-command.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const clientAddress = "192.0.2.1";
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "waymark-admin-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(args: string[], env: Record<string, string> = {}) {
	const written = { out: "", err: "" };
	const code = await adminCommand(args, {
		env: { DATA_DIR: join(folder, "data"), ...env },
		now: testNow,
		out: (text) => {
			written.out += text;
		},
		err: (text) => {
			written.err += text;
		},
	});
	return { code, ...written };
}

async function inDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
	const db = openDatabase(join(folder, "data/waymark.db"));
	try {
		return await work(db);
	} finally {
		await db.destroy();
	}
}

const tokenIn = (out: string) => /\/sign-in\/link\/(\S{43})\n/.exec(out)?.[1] ?? "";

describe("the admin command", () => {
	test("[I19] makes the first administrator and prints a link that signs them in once", async () => {
		const { code, out, err } = await run(["create", "Ada Lovelace", "Ada@Example.org"]);
		expect({ code, err }).toEqual({ code: 0, err: "" });
		expect(out).toContain("Ada Lovelace is an administrator now.\n");
		expect(out).toContain("  http://127.0.0.1:3000/sign-in/link/");
		await inDatabase(async (db) => {
			const { app, asker } = signInContext(db);
			const browser = new TestBrowser();
			const wish = { token: tokenIn(out), confirmed: false, clientAddress };
			const link = await readLink(app, browser.request(), wish);
			expect(link).toEqual({ name: "Ada Lovelace", asked: null });
			const used = await signInByLink(app, browser.request(), wish);
			expect(used).toMatchObject({ ok: true, to: "/workspace" });
			browser.keep(used?.ok ? used.cookie : "");
			expect(await asker(browser)).toMatchObject({ person: { administrator: true, memberships: [] } });
			expect(await signInByLink(app, browser.request(), wish)).toBeUndefined();
		});
	});

	test("[I19] the link is over after a day, and leads to the address that is set", async () => {
		const { out } = await run(["create", "Ada", "ada@example.org"], { ORIGIN: "https://roadmap.example/" });
		expect(out).toContain("  https://roadmap.example/sign-in/link/");
		await inDatabase(async (db) => {
			const { app, clock } = signInContext(db);
			const wish = { token: tokenIn(out), clientAddress };
			clock.ms += 24 * 3_600_000 - 1;
			expect(await readLink(app, new TestBrowser().request(), wish)).toBeDefined();
			clock.ms += 1;
			expect(await readLink(app, new TestBrowser().request(), wish)).toBeUndefined();
		});
	});

	test("[I20] lists the administrators, and prints new links", async () => {
		expect((await run(["list"])).out).toBe("There is no administrator yet: make one with create.\n");
		await run(["create", "Ada", "ada@example.org"]);
		expect((await run(["list"])).out).toBe("Ada <ada@example.org>, never signed in\n");
		const { code, out } = await run(["link", "ADA@example.org"]);
		expect({ code, token: tokenIn(out) }).toMatchObject({ code: 0, token: expect.stringMatching(/./) });
		const kinds = await inDatabase((db) =>
			db.selectFrom("audit_event").select("kind").orderBy("kind").execute(),
		);
		expect(kinds.map(({ kind }) => kind)).toEqual(["administrator-made", "sign-in-link-made"]);
	});

	test("[I20] makes an administrator of somebody who has an account, who keeps their name", async () => {
		await run(["list"]);
		await inDatabase((db) => addPerson(db, "Grace", "grace@example.org"));
		const { out } = await run(["create", "Somebody", "grace@example.org"]);
		expect(out).toContain("Grace, who has an account here already, is an administrator now.");
		expect((await run(["list"])).out).toBe("Grace <grace@example.org>, never signed in\n");
	});

	test.each<[title: string, args: string[], sentence: string]>([
		["nothing", [], "What is to be done?"],
		["an unknown word", ["remove"], '"remove" is not known here'],
		["no name", ["create"], "create takes a name and an address"],
		["no address", ["create", "Ada"], "create takes a name and an address"],
		[
			"a name without quotation marks",
			["create", "Ada", "Lovelace", "ada@example.org"],
			"between quotation marks",
		],
		["an empty name", ["create", " ", "ada@example.org"], "The name is empty or too long"],
		["what is no address", ["create", "Ada", "ada"], '"ada" is not an e-mail address'],
		["no address for a link", ["link"], "link takes one address"],
		["what is no address for a link", ["link", "ada"], '"ada" is not an e-mail address'],
		["more after list", ["list", "all"], "list takes nothing after it"],
	])("[I20] refuses %s with one clear sentence", async (_title, args, sentence) => {
		const { code, out, err } = await run(args);
		expect({ code, out }).toEqual({ code: 1, out: "" });
		expect(err).toContain(sentence);
		expect(err).toContain("Usage: npm run admin");
	});

	test("[I20] refuses what the database or the settings do not allow, and writes nothing", async () => {
		await run(["create", "Ada", "ada@example.org"]);
		const twice = await run(["create", "Ada", "ada@example.org"]);
		expect(twice).toMatchObject({ code: 1, out: "", err: expect.stringContaining("npm run admin -- link") });
		expect((await run(["link", "eve@example.org"])).err).toContain(
			"Nobody here has the address eve@example.org",
		);
		expect((await run(["list"], { ORIGIN: "roadmap.example" })).err).toContain("The setting ORIGIN must be");
		const unreachable = await run(["list"], { DATABASE_URL: "postgres://me:secret@127.0.0.1:1/none" });
		expect(unreachable.err).toContain("The database cannot be opened");
		expect(unreachable.err).not.toContain("secret");
		mkdirSync(join(folder, "other/waymark.db"), { recursive: true });
		expect((await run(["list"], { DATA_DIR: join(folder, "other") })).err).toContain("cannot be opened");
		expect(await inDatabase((db) => db.selectFrom("person").selectAll().execute())).toHaveLength(1);
	});

	const postgres = postgresForTests();
	test.skipIf(!postgres.available)("[I19] works with PostgreSQL where DATABASE_URL names one", async () => {
		const { url, remove } = await freshPostgres();
		const made = await run(["create", "Ada", "ada@example.org"], { DATABASE_URL: url });
		const again = await run(["create", "Ada", "ada@example.org"], { DATABASE_URL: url });
		await remove();
		expect(made).toMatchObject({ code: 0, err: "" });
		expect(again).toMatchObject({ code: 1, out: "" });
	});

	test("[I19] runs as a program", async () => {
		const env = { ...process.env, DATA_DIR: join(folder, "data"), DATABASE_URL: "" };
		const program = (...args: string[]) =>
			promisify(execFile)(process.execPath, ["--import", "tsx", "server/cli/admin.ts", ...args], {
				cwd: root,
				env,
			});
		expect((await program("list")).stdout).toContain("There is no administrator yet");
		await expect(program("link", "eve@example.org")).rejects.toMatchObject({ code: 1 });
	});
});
