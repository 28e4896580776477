import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { createLog, loggedError, withoutPersonalData } from "./create-log.ts";

function logged(write: (log: ReturnType<typeof createLog>) => void, level: "info" | "warn" = "info"): string {
	let text = "";
	const into = new Writable({
		write(chunk, _encoding, done) {
			text += String(chunk);
			done();
		},
	});
	write(createLog(level, into));
	return text;
}

test.each([
	["Recipient <ada@example.org> was rejected", "Recipient <(address)> was rejected"],
	["GET /sign-in/link/Zm9yLWFkYS1vbmx5LWFuZC1ub2JvZHktZWxzZQ failed", "GET /sign-in/link/… failed"],
	["see https://roadmap.example/x?email=a%40b.org&key=1 now", "see https://roadmap.example/x?… now"],
	["postgres://waymark:hunter2@db.example:5432/waymark", "postgres://db.example:5432/waymark"],
	["smtps://post:secret@mail.example", "smtps://mail.example"],
	["key AbCdEfGhIjKlMnOpQrStUvWxYz0123456789 is over", "key … is over"],
	[
		"Document 7d3f1c9a-1b7e-4a53-9d53-0d4a4c1c2b11 is damaged",
		"Document 7d3f1c9a-1b7e-4a53-9d53-0d4a4c1c2b11 is damaged",
	],
	[
		"/srv/waymark/node_modules/pg/lib/client.js:5 at (x)",
		"/srv/waymark/node_modules/pg/lib/client.js:5 at (x)",
	],
])("[Z5] %s is logged without what must not be there", (text, expected) => {
	expect(withoutPersonalData(text)).toBe(expected);
});

test("[Z5] an error loses what its maker attached to it, and the values that it quotes", () => {
	const error = Object.assign(new Error('invalid input syntax for type integer: "her diagnosis"'), {
		code: "22P02",
		detail: "Key (email)=(ada@example.org) already exists.",
		parameters: ["a whole paragraph"],
		cause: new Error("to ada@example.org"),
	});
	const text = logged((log) => log.error({ err: error }, "failed"));
	expect(text).not.toMatch(/diagnosis|ada|paragraph/);
	expect(JSON.parse(text)).toMatchObject({ level: 50, msg: "failed", err: { code: "22P02", type: "Error" } });
	let unreadable: unknown;
	try {
		JSON.parse('{"text": her diagnosis}');
	} catch (thrown) {
		unreadable = thrown;
	}
	expect(JSON.stringify(loggedError(unreadable))).not.toContain("diagnosis");
});

test("[Z5] LOG_LEVEL decides what is written, a line of JSON each", () => {
	expect(logged((log) => log.info("not this"), "warn")).toBe("");
	const lines = logged((log) => {
		log.info({ requestId: "r" }, "one");
		log.warn("two");
	});
	expect(
		lines
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line).msg),
	).toEqual(["one", "two"]);
});
