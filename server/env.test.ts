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

test("[F3] an address is cut to its origin, and an empty variable counts as not set", () => {
	const read = readEnv({ SESSION_SECRET: secret, ORIGIN: "https://roadmap.example/path/", PORT: "" });
	expect(read).toMatchObject({ ok: true, env: { origin: "https://roadmap.example", port: 3000 } });
});

test.each([
	[{ code: "EADDRINUSE", syscall: "listen" }, /^Port 3000 is taken: .*PORT=3001 npm run demo\.$/],
	[{ code: "EACCES", syscall: "listen" }, /^Waymark cannot listen on 127\.0\.0\.1:3000 .*\.$/],
	[{ code: "EACCES", syscall: "mkdir" }, /^The data folder \.\/data cannot be written to: .*\.$/],
	[{ code: "SQLITE_NOTADB" }, /^data\/waymark\.db is not a Waymark database: .*\.$/],
	[{ code: "ECONNREFUSED" }, /^The database server does not answer: .*\.$/],
])("[F4] %j is told in one sentence", (error, sentence) => {
	expect(startSentence(Object.assign(new Error("failed"), error), readable())).toMatch(sentence);
});
