import { expect, test } from "vitest";
import type { Db } from "#db/database.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPerson, signInContext, TestBrowser } from "#test/support/sign-in-context.ts";
import { requestLink } from "./request-link.server.ts";
import { readLink, signInByLink } from "./sign-in-by-link.server.ts";

const clientAddress = "192.0.2.1";
const email = "ada@example.org";

async function setUp(db: Db, sizes: Parameters<typeof signInContext>[1] = {}) {
	const personId = await addPerson(db, "Ada", email);
	const surroundings = signInContext(db, sizes);
	const { app, letters } = surroundings;
	const browser = new TestBrowser();
	const ask = async (address = email, over: { to?: string; from?: TestBrowser } = {}) => {
		const { to = "/workspace", from = browser } = over;
		const answer = await requestLink(app, from.request(), { email: address, to, clientAddress });
		if (answer.ok) from.keep(answer.cookie);
		return answer;
	};
	const token = async () => /\/sign-in\/link\/(\S+)/.exec((await letters()).at(-1)?.text ?? "")?.[1] ?? "";
	const open = (of: string, from = browser) => readLink(app, from.request(), { token: of, clientAddress });
	const use = async (of: string, from = browser, confirmed = false) => {
		const used = await signInByLink(app, from.request(), { token: of, confirmed, clientAddress });
		if (used?.ok) from.keep(used.cookie);
		return used;
	};
	return { ...surroundings, personId, browser, ask, token, open, use };
}

/** The same database, with every statement counted. */
function counting(db: Db): { db: Db; statements: string[] } {
	const statements: string[] = [];
	const counted = db.withPlugin({
		transformQuery({ node }) {
			statements.push(node.kind);
			return node;
		},
		transformResult: async ({ result }) => result,
	});
	return { db: counted, statements };
}

describeEachDatabase("a sign-in link", (open) => {
	test("[I9] signs in the person whose address it went to, in the browser that asked, where they were going", async () => {
		const { ask, token, browser, asker, letters, ...link } = await setUp(await open());
		await ask(" ADA@Example.org ", { to: "/workspace/small?mine=1" });
		expect(await letters()).toMatchObject([{ to: email }]);
		expect(await link.open(await token())).toEqual({ name: "Ada", asked: { here: true } });
		expect(await link.use(await token())).toMatchObject({ ok: true, to: "/workspace/small?mine=1" });
		expect(await asker(browser)).toMatchObject({ person: { name: "Ada" } });
	});

	test("[I9] is not used up by being opened, however often", async () => {
		const { ask, token, open: look, use } = await setUp(await open());
		await ask();
		for (let i = 0; i < 5; i++) expect(await look(await token(), new TestBrowser("a scanner"))).toBeDefined();
		expect(await use(await token())).toMatchObject({ ok: true });
	});

	test("[I10] works once: a used, an overdue and an invented link answer alike, and sign nobody in", async () => {
		const { ask, token, open: look, use, clock, asker, browser } = await setUp(await open());
		await ask();
		const used = await token();
		await use(used);
		browser.cookies.delete("waymark");
		await ask();
		const overdue = await token();
		clock.ms += 15 * 60_000;
		for (const dead of [used, overdue, "x".repeat(43), "", "../../x"]) {
			expect(await look(dead)).toBeUndefined();
			expect(await use(dead, browser, true)).toBeUndefined();
		}
		expect(await asker(browser)).toBeNull();
	});

	test("[I11] in another browser says which browser asked, and signs in only who confirms", async () => {
		const { ask, token, open: look, use, asker } = await setUp(await open());
		await ask();
		const other = new TestBrowser();
		expect(await look(await token(), other)).toEqual({
			name: "Ada",
			asked: { here: false, device: "Firefox on Linux", at: "2026-11-20T12:00:00.000Z" },
		});
		expect(await use(await token(), other)).toEqual({ ok: false, code: "unconfirmed" });
		expect(await asker(other)).toBeNull();
		expect(await use(await token(), other, true)).toMatchObject({ ok: true });
		expect(await asker(other)).toMatchObject({ person: { name: "Ada" } });
	});

	test("[I11] a mark that we did not sign is another browser", async () => {
		const { ask, token, open: look } = await setUp(await open());
		const forger = new TestBrowser();
		await ask();
		forger.cookies.set("waymark-asked", Buffer.from('"mark"').toString("base64"));
		expect(await look(await token(), forger)).toMatchObject({ asked: { here: false } });
	});

	test("[I12] an unknown address gets the same answer after the same statements, and no letter", async () => {
		const { db, statements } = counting(await open());
		const { ask, letters } = await setUp(db);
		statements.length = 0;
		const known = await ask(email, { from: new TestBrowser() });
		await letters();
		const forKnown = statements.splice(0);
		const unknown = await ask("eve@example.org", { from: new TestBrowser() });
		expect(await letters()).toHaveLength(1);
		expect(forKnown.length).toBeGreaterThan(1);
		expect(statements).toEqual(forKnown);
		const shape = (answer: typeof known) => ({ ...answer, email: "", cookie: "" });
		expect(shape(unknown)).toEqual(shape(known));
		expect(shape(known)).toEqual({ ok: true, email: "", cookie: "" });
	});

	test("[I12] what is no address is refused before anybody is looked up", async () => {
		const { db, statements } = counting(await open());
		const { ask } = await setUp(db);
		statements.length = 0;
		const wrong = [
			"",
			"ada",
			"ada@",
			"a@b@c",
			"ada@example.org\r\nBcc: eve@example.org",
			`${"a".repeat(255)}@b.org`,
		];
		for (const typed of wrong) expect(await ask(typed)).toMatchObject({ ok: false, code: "invalid" });
		expect(statements).toEqual([]);
	});

	test("[I13] asked for too often is refused, for known and unknown addresses alike, and only there", async () => {
		const { ask, app, letters } = await setUp(await open(), {
			sizes: { "sign-in-address": { points: 2, seconds: 900 } },
		});
		for (const address of [email, "eve@example.org"]) {
			for (let i = 0; i < 2; i++) expect(await ask(address)).toMatchObject({ ok: true });
			expect(await ask(address)).toMatchObject({ ok: false, code: "wait" });
		}
		expect(await letters()).toHaveLength(2);
		const elsewhere = { email, to: "/", clientAddress: "192.0.2.2" };
		expect(await requestLink(app, new TestBrowser().request(), elsewhere)).toMatchObject({ ok: true });
	});

	test("[I13] guessed too often is refused, the right one included, from that network only", async () => {
		const {
			ask,
			token,
			open: look,
			use,
			app,
		} = await setUp(await open(), {
			sizes: { "one-time-link": { points: 3, seconds: 900 } },
		});
		await ask();
		for (let i = 0; i < 3; i++) expect(await look(`guess-${i}`)).toBeUndefined();
		expect(await use(await token())).toMatchObject({ ok: false, code: "wait" });
		const elsewhere = { token: await token(), clientAddress: "192.0.2.2" };
		expect(await readLink(app, new TestBrowser().request(), elsewhere)).toMatchObject({ name: "Ada" });
	});

	test("[I14] is nobody's once the person has another address", async () => {
		const db = await open();
		const { ask, token, open: look, use, personId } = await setUp(db);
		await ask();
		await db.updateTable("person").set({ email: "new@example.org" }).where("id", "=", personId).execute();
		expect(await look(await token())).toBeUndefined();
		expect(await use(await token())).toBeUndefined();
	});

	test("[I15] leads to this site only", async () => {
		const db = await open();
		const { ask, token, use } = await setUp(db);
		await ask(email, { to: "//evil.example/" });
		expect(await use(await token())).toMatchObject({ ok: true, to: "/workspace" });
	});
});
