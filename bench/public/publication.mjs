// What a publication costs while many watch, and what a watching reader costs in memory.
import { fork } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { root } from "./targets.mjs";

const require = createRequire(join(root, "package.json"));
const Database = require("better-sqlite3");
const readersProgram = join(dirname(fileURLToPath(import.meta.url)), "readers.mjs");
const roadmap = "fast-track-cities-london";

/** Readers in processes of their own, 5,000 in each. */
async function startReaders(waymark, count, roadmapId) {
	const readers = [];
	for (let left = count; left > 0; left -= 5_000) {
		const child = fork(
			readersProgram,
			[waymark.origin, roadmapId, `/${roadmap}`, String(Math.min(5_000, left))],
			{ cwd: root },
		);
		await answerOf(child);
		readers.push(child);
	}
	return readers;
}

const answerOf = (child) =>
	new Promise((done, failed) => {
		const ended = (code) => failed(new Error(`The readers ended with ${code}`));
		child.once("exit", ended);
		child.once("message", (answer) => {
			child.off("exit", ended);
			done(answer);
		});
	});

const ask = (child, question) => {
	const answer = answerOf(child);
	child.send(question);
	return answer;
};

function rows(waymark, sql, ...values) {
	const db = new Database(join(waymark.folder, "waymark.db"), { readonly: true });
	try {
		return db.prepare(sql).all(...values);
	} finally {
		db.close();
	}
}

/** Signs in as the coordinator of the demo; returns the cookie. */
async function signIn(waymark) {
	const [{ id }] = rows(
		waymark,
		"select p.id from person p join membership m on m.person_id = p.id where m.role = 'coordinator'",
	);
	const answer = await fetch(`${waymark.origin}/sign-in`, {
		method: "POST",
		redirect: "manual",
		headers: { origin: waymark.origin },
		body: new URLSearchParams({ person: id, intent: "demo" }),
	});
	const cookie = answer.headers.get("set-cookie")?.split(";")[0];
	if (!cookie) throw new Error(`Signing in answered ${answer.status}`);
	return cookie;
}

/** Changes a status by the form; returns when the answer was there. */
async function changeStatus(waymark, cookie, reason) {
	const slug = "shape-national-policy";
	const [{ version }] = rows(waymark, "select version from action where slug = ?", slug);
	const answer = await fetch(`${waymark.origin}/workspace/${roadmap}/actions/${slug}`, {
		method: "POST",
		redirect: "manual",
		headers: { origin: waymark.origin, cookie },
		body: new URLSearchParams({ version: String(version), intent: "status", status: "on-track", reason }),
	});
	await answer.arrayBuffer();
	if (answer.status >= 400) throw new Error(`The change answered ${answer.status}`);
}

/** Time from the click to the last screen, and what the server used, medians over some publications. */
export async function publications(waymark, count, times) {
	const [{ id }] = rows(waymark, "select id from roadmap where slug = ?", roadmap);
	const cookie = await signIn(waymark);
	const readers = await startReaders(waymark, count, id);
	const results = [];
	for (let i = 0; i < times; i++) {
		for (const child of readers) await ask(child, "again");
		await sleep(500);
		const shown = Promise.all(readers.map(answerOf));
		const before = waymark.cpu();
		const started = Date.now();
		await changeStatus(waymark, cookie, `Publication ${i}`);
		const answered = Date.now() - started;
		const times = (await shown).flatMap((answer) => answer.times).sort((a, b) => a - b);
		const [p99, last] = [times[Math.floor(times.length * 0.99)] - started, times.at(-1) - started];
		results.push({ answered, p99, last, cpu: (waymark.cpu() - before) * 1000 });
	}
	for (const child of readers) child.send("end");
	await sleep(1_000);
	return results;
}

/** Memory for each reader who only watches, in bytes, and what is left when they have gone. */
export async function idleReaders(waymark, count) {
	const [{ id }] = rows(waymark, "select id from roadmap where slug = ?", roadmap);
	const before = await settledMemory(waymark);
	const readers = await startReaders(waymark, count, id);
	const during = await settledMemory(waymark);
	for (const child of readers) await ask(child, "leave");
	for (const child of readers) child.send("end");
	await sleep(2_000);
	const after = await settledMemory(waymark);
	const used = (memory) => memory.heapUsed + memory.external;
	return {
		heap: (used(during) - used(before)) / count,
		rss: (during.rss - before.rss) / count,
		left: (used(after) - used(before)) / count,
		total: during.rss,
	};
}

async function settledMemory(waymark) {
	await sleep(1_000);
	await ask(waymark.child, "memory");
	return (await ask(waymark.child, "memory")).memory;
}
