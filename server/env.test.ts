import { expect, test } from "vitest";
import { readEnv } from "./env.ts";
import { startSentence } from "./start-sentence.ts";

const secret = "a-secret-of-thirty-two-characters";
const readable = () => {
	const read = readEnv({ SESSION_SECRET: secret });
	if (!read.ok) throw new Error(read.message);
	return read.env;
};

test("[F3] without any setting, the defaults hold", () => {
	expect(readable()).toMatchObject({
		port: 3000,
		host: "127.0.0.1",
		origin: null,
		databaseUrl: "data/waymark.db",
		demo: false,
	});
});

test.each([
	[{ PORT: "eighty" }, "The setting PORT must be a port number."],
	[{ ORIGIN: "roadmap.example" }, "The setting ORIGIN must be an address such as https://roadmap.example."],
	[
		{ EMBED_ANCESTORS: "https://a.example; script-src *" },
		"The setting EMBED_ANCESTORS must be *, 'none', or sites such as https://example.org https://*.example.net.",
	],
	[{ DEMO: "yes" }, "The setting DEMO must be 1 or 0."],
	[{ SESSION_SECRET: "short" }, "The setting SESSION_SECRET must have at least 32 characters."],
	[
		{ HOST: "0.0.0.0" },
		"The setting ORIGIN is missing: with HOST 0.0.0.0, say at which address browsers reach Waymark, such as http://192.0.2.1:3000.",
	],
	[
		{ SESSION_SECRET: "" },
		"The setting SESSION_SECRET is missing: give it a random text of at least 32 characters.",
	],
])("[F3] %j is refused with one sentence", (variables, message) => {
	expect(readEnv({ SESSION_SECRET: secret, ...variables })).toEqual({ ok: false, message });
});

test.each(["*", "'none'", "'self' https://*.example.org:8443 example.net"])("[N51] %s is taken", (given) => {
	expect(readEnv({ SESSION_SECRET: secret, EMBED_ANCESTORS: given })).toMatchObject({
		ok: true,
		env: { embedAncestors: given },
	});
});

const production = { SESSION_SECRET: secret, ORIGIN: "https://roadmap.example", NODE_ENV: "production" };

test.each([
	[{ SESSION_SECRET: "" }, /^The setting SESSION_SECRET is missing: .*\.$/],
	[{ SESSION_SECRET: "short" }, /^The setting SESSION_SECRET must have at least 32 characters\.$/],
	[
		{ SESSION_SECRET: "abababababababababababababababababab" },
		/^The setting SESSION_SECRET can be guessed: .*\.$/,
	],
	[
		{ SESSION_SECRET: "please-change-me-before-you-go-live!" },
		/^The setting SESSION_SECRET can be guessed: .*\.$/,
	],
	[{ ORIGIN: "http://roadmap.example" }, /^The setting ORIGIN must begin with https: .*\.$/],
	[{ ORIGIN: "http://192.168.1.5:3000" }, /^The setting ORIGIN must begin with https: .*\.$/],
	[{ DEMO: "1" }, /^The setting DEMO lets everybody sign in as anybody: .*\.$/],
	[{ METRICS_TOKEN: "short" }, /^The setting METRICS_TOKEN must have at least 16 characters\.$/],
	[{ METRICS_PORT: "3000" }, /^The setting METRICS_PORT must be another port than PORT: .*\.$/],
	[{ OIDC_ISSUER: "https://id.example" }, /^The setting OIDC_ISSUER needs OIDC_CLIENT_ID .*\.$/],
	[{ OIDC_ISSUER: "http://id.example" }, /^The setting OIDC_ISSUER must begin with https: .*\.$/],
])("[Z9] in production, %j is refused with one sentence", (variables, sentence) => {
	const read = readEnv({ ...production, ...variables });
	expect(read).toEqual({ ok: false, message: expect.stringMatching(sentence) });
});

test.each([
	{},
	{ ORIGIN: "http://127.0.0.1:3000" },
	{ DEMO: "1", ORIGIN: "http://192.168.1.5:3000" },
	{ DEMO: "1", ORIGIN: "http://localhost:3000" },
	{ DEMO: "1", DEMO_PUBLIC: "1" },
	{ NODE_ENV: "development", ORIGIN: "http://roadmap.example" },
])("[Z9] %j is safe enough", (variables) => {
	expect(readEnv({ ...production, ...variables }).ok).toBe(true);
});

test("[Z9] letters that reach nobody and a proxy that nobody told of are warned of, outside the demo", () => {
	const warned = (variables: Record<string, string>) => {
		const read = readEnv({ ...production, ...variables });
		return read.ok ? read.env.warnings.map((sentence) => sentence.split(" ")[0]) : [];
	};
	expect(warned({})).toEqual(["SMTP_URL", "TRUST_PROXY"]);
	expect(warned({ SMTP_URL: "smtp://mail.example" })).toEqual(["MAIL_FROM", "TRUST_PROXY"]);
	expect(
		warned({ SMTP_URL: "smtp://mail.example", MAIL_FROM: "waymark@roadmap.example", TRUST_PROXY: "1" }),
	).toEqual([]);
	expect(warned({ DEMO: "1", ORIGIN: "http://127.0.0.1:3000" })).toEqual([]);
});

test("[F3] an address is cut to its origin, and an empty variable counts as not set", () => {
	const read = readEnv({ SESSION_SECRET: secret, ORIGIN: "https://roadmap.example/path/", PORT: "" });
	expect(read).toMatchObject({ ok: true, env: { origin: "https://roadmap.example", port: 3000 } });
});

test.each([
	[{ code: "EADDRINUSE", syscall: "listen" }, /^Port 3000 is taken: .*PORT=3001 npm run demo\.$/],
	[{ code: "EACCES", syscall: "listen" }, /^Waymark cannot listen on 127\.0\.0\.1:3000 .*\.$/],
	[{ code: "EACCES", syscall: "mkdir" }, /^The data folder \.\/data cannot be written to: .*\.$/],
	[{ code: "SQLITE_NOTADB" }, /^data\/waymark\.db is not a Waymark database: .*\.$/],
	[{ code: "EADDRINUSE", syscall: "listen", port: 9090 }, /^Port 3000 is taken/],
	[{ code: "ECONNREFUSED" }, /^The database server does not answer: .*\.$/],
])("[F4] %j is told in one sentence", (error, sentence) => {
	expect(startSentence(Object.assign(new Error("failed"), error), readable())).toMatch(sentence);
});
