import { afterAll, beforeAll, expect, test } from "vitest";
import { beginOpenId, finishOpenId } from "#app/features/sign-in/openid.server.ts";
import type { Db } from "#db/database.ts";
import { createOpenId } from "#server/openid/create-open-id.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import {
	clientId,
	clientSecret,
	type OpenIdProviderForTests,
	startOpenIdProvider,
} from "#test/support/openid-provider.ts";
import { addPerson, signInContext, TestBrowser } from "#test/support/sign-in-context.ts";

const redirectUri = "http://127.0.0.1:3000/sign-in/openid/callback";
const clientAddress = "192.0.2.1";
const ada = { subject: "ada-at-provider", email: "Ada@example.org", verified: true };
let provider: OpenIdProviderForTests;

beforeAll(async () => {
	provider = await startOpenIdProvider(redirectUri);
});
afterAll(() => provider.close());

async function setUp(db: Db, over: { clientSecret?: string; issuer?: string } = {}) {
	const surroundings = signInContext(db);
	const { app } = surroundings;
	const options = { issuer: provider.issuer, clientId, clientSecret, name: "the town hall" };
	const openId = createOpenId({ ...options, redirectUri: () => redirectUri, ...over });
	const browser = new TestBrowser();
	const begin = async (to = "/workspace/small") => {
		const begun = await beginOpenId(app, openId, browser.request(), { to, clientAddress });
		if (!begun.ok) throw new Error(begun.message);
		browser.keep(begun.cookie);
		return begun.url;
	};
	const finish = async (address: string, from = browser) => {
		const { pathname, search } = new URL(address);
		const done = await finishOpenId(app, openId, from.request(pathname + search));
		if (done.ok) from.keep(done.cookie);
		return done;
	};
	const signIn = async (to?: string) => finish(await provider.passThrough(await begin(to)));
	return { ...surroundings, openId, browser, begin, finish, signIn };
}

describeEachDatabase("signing in at an OpenID provider", (open) => {
	test("[I21] knows a person by a verified address once, and then by their account there", async () => {
		const db = await open();
		const { signIn, asker, browser } = await setUp(db);
		const id = await addPerson(db, "Ada", "ada@example.org");
		provider.present = ada;
		expect(await signIn()).toMatchObject({ ok: true, to: "/workspace/small" });
		expect(await asker(browser)).toMatchObject({ person: { id } });
		provider.present = { ...ada, email: "other@example.org", verified: false };
		expect(await signIn()).toMatchObject({ ok: true });
		const identities = await db.selectFrom("identity").selectAll().execute();
		expect(identities).toMatchObject([{ issuer: provider.issuer, subject: ada.subject, person_id: id }]);
		const kinds = await db
			.selectFrom("audit_event")
			.select("kind")
			.where("kind", "=", "identity-linked")
			.execute();
		expect(kinds).toHaveLength(1);
	});

	test("[I21] asks with PKCE, state and nonce, and sends nobody to another site", async () => {
		const db = await open();
		const { begin, signIn } = await setUp(db);
		const asked = new URL(await begin()).searchParams;
		expect(Object.fromEntries(asked)).toMatchObject({
			response_type: "code",
			code_challenge_method: "S256",
			code_challenge: expect.stringMatching(/^[\w-]{43}$/),
			state: expect.stringMatching(/^[\w-]{43}$/),
			nonce: expect.stringMatching(/^[\w-]{43}$/),
			redirect_uri: redirectUri,
		});
		await addPerson(db, "Ada", "ada@example.org");
		provider.present = ada;
		expect(await signIn("//evil.example")).toMatchObject({ ok: true, to: "/workspace" });
	});

	test("[I22] a stranger, an unverified address and a second account with the same address are nobody", async () => {
		const db = await open();
		const { signIn, asker, browser } = await setUp(db);
		await addPerson(db, "Ada", "ada@example.org");
		provider.present = { subject: "eve", email: "eve@example.org", verified: true };
		expect(await signIn()).toMatchObject({ ok: false, code: "unknown-person" });
		provider.present = { ...ada, verified: false };
		expect(await signIn()).toMatchObject({ ok: false, code: "unknown-person" });
		provider.present = ada;
		expect(await signIn()).toMatchObject({ ok: true });
		browser.cookies.delete("waymark");
		provider.present = { ...ada, subject: "the next holder of the address" };
		expect(await signIn()).toMatchObject({
			ok: false,
			code: "unknown-person",
			message: expect.stringContaining("Ask the coordinator of your roadmap for an invitation."),
		});
		expect(await asker(browser)).toBeNull();
	});

	test("[I23] an answer counts once, in the browser that began, and in time", async () => {
		const db = await open();
		const { begin, finish, clock, asker } = await setUp(db);
		await addPerson(db, "Ada", "ada@example.org");
		provider.present = ada;
		const first = await provider.passThrough(await begin());
		const thief = new TestBrowser();
		expect(await finish(first, thief)).toMatchObject({ ok: false, code: "not-begun" });
		expect(await finish(first)).toMatchObject({ ok: false, code: "not-begun" });
		const second = await provider.passThrough(await begin());
		expect(await finish(second)).toMatchObject({ ok: true });
		expect(await finish(second)).toMatchObject({ ok: false, code: "not-begun" });
		const third = await provider.passThrough(await begin());
		clock.ms += 10 * 60_000;
		expect(await finish(third)).toMatchObject({ ok: false, code: "not-begun" });
		expect(await asker(thief)).toBeNull();
	});

	test("[I23] a code of another attempt, an invented one and a refusal sign nobody in", async () => {
		const db = await open();
		const { begin, finish, asker, browser, reports } = await setUp(db);
		await addPerson(db, "Ada", "ada@example.org");
		provider.present = ada;
		const other = new URL(await provider.passThrough(await begin()));
		for (const code of [other.searchParams.get("code") ?? "", "invented"]) {
			const answer = new URL(await provider.passThrough(await begin()));
			answer.searchParams.set("code", code);
			expect(await finish(answer.toString())).toMatchObject({ ok: false, code: "refused" });
		}
		expect(reports).toHaveLength(2);
		provider.present = "refuses";
		const refused = await provider.passThrough(await begin());
		expect(await finish(refused)).toMatchObject({
			ok: false,
			code: "refused",
			message: "You were not signed in with the town hall. Try again, or choose another way.",
		});
		expect(await asker(browser)).toBeNull();
	});

	test("[I23] a provider that is away is told in a sentence, and asked again the next time", async () => {
		const db = await open();
		const { app, reports } = await setUp(db);
		const away = createOpenId({
			...{ issuer: "http://127.0.0.1:9", clientId, clientSecret, name: "the town hall" },
			redirectUri: () => redirectUri,
		});
		for (let i = 1; i <= 2; i++) {
			const begun = await beginOpenId(app, away, new TestBrowser().request(), { to: "/", clientAddress });
			expect(begun).toMatchObject({ ok: false, code: "unavailable" });
			expect(reports).toHaveLength(i);
		}
	});

	test("[I23] a wrong secret signs nobody in", async () => {
		const db = await open();
		const { signIn, reports } = await setUp(db, { clientSecret: "another secret" });
		await addPerson(db, "Ada", "ada@example.org");
		provider.present = ada;
		expect(await signIn()).toMatchObject({ ok: false, code: "refused" });
		expect(reports).toHaveLength(1);
	});
});
