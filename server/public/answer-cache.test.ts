import { expect, test } from "vitest";
import { type Answer, createAnswer } from "./answer.ts";
import { createAnswerCache, type Rendering } from "./answer-cache.ts";

const answer = (text: string, depends: string[], validUntil = Number.POSITIVE_INFINITY): Answer =>
	createAnswer({
		headers: [["Content-Type", "text/plain"]],
		cacheControl: "no-cache",
		body: Buffer.from(text),
		depends,
		validUntil,
	});
const textOf = async (rendering: Rendering<string>) =>
	rendering.kind === "passing"
		? rendering.passing
		: (await rendering.answer.pack("identity")).body.toString();

/** A cache whose renderings end when the test says so. */
function slowCache(maxBytes = 1_000_000) {
	const waiting: {
		address: string;
		resolve: (made: Rendering<string>) => void;
		reject: (error: Error) => void;
	}[] = [];
	let now = 0;
	const cache = createAnswerCache<string>({
		maxBytes,
		now: () => now,
		render: (address) => new Promise((resolve, reject) => waiting.push({ address, resolve, reject })),
	});
	const at = (time: number) => {
		now = time;
	};
	return { cache, waiting, at };
}

test("[Q10] a rendering that began before a change is given to those who wait for it, and kept for nobody", async () => {
	const { cache, waiting } = slowCache();
	const early = cache.ask("/a");
	cache.forget("roadmap:1");
	const late = cache.ask("/a");
	expect(waiting).toHaveLength(2);
	waiting[0]?.resolve({ kind: "answer", answer: answer("old", ["roadmap:1"]) });
	expect(await textOf(await early)).toBe("old");
	expect(cache.get("/a")).toBeUndefined();
	waiting[1]?.resolve({ kind: "answer", answer: answer("new", ["roadmap:1"]) });
	expect(await textOf(await late)).toBe("new");
	expect(await textOf(await cache.ask("/a"))).toBe("new");
});

test("[Q10] the newer of two renderings stays, whichever ends first", async () => {
	const { cache, waiting } = slowCache();
	const early = cache.ask("/a");
	cache.forget("roadmap:1");
	const late = cache.ask("/a");
	waiting[1]?.resolve({ kind: "answer", answer: answer("new", ["roadmap:1"]) });
	await late;
	waiting[0]?.resolve({ kind: "answer", answer: answer("old", ["roadmap:1"]) });
	await early;
	expect(await textOf(await cache.ask("/a"))).toBe("new");
});

test("[Q10] only what depends on a change is forgotten", async () => {
	const { cache, waiting } = slowCache();
	const asked = [cache.ask("/a"), cache.ask("/b"), cache.ask("/")];
	waiting[0]?.resolve({ kind: "answer", answer: answer("a", ["roadmap:1"]) });
	waiting[1]?.resolve({ kind: "answer", answer: answer("b", ["roadmap:2", "installation"]) });
	waiting[2]?.resolve({ kind: "answer", answer: answer("all", ["roadmap:1", "roadmap:2"]) });
	await Promise.all(asked);
	cache.forget("roadmap:1");
	expect(["/a", "/b", "/"].map((address) => cache.get(address) !== undefined)).toEqual([false, true, false]);
	cache.clear();
	expect(cache.stats()).toMatchObject({ answers: 0, bytes: 0 });
});

test("[Q7] all who ask at once share one rendering; when it fails, all are told, and the next one tries again", async () => {
	const { cache, waiting } = slowCache();
	const asked = [cache.ask("/a"), cache.ask("/a"), cache.ask("/a")];
	waiting[0]?.reject(new Error("no database"));
	const told = await Promise.allSettled(asked);
	expect(told.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
	const again = cache.ask("/a");
	expect(waiting).toHaveLength(2);
	waiting[1]?.resolve({ kind: "passing", passing: "not found" });
	expect(await textOf(await again)).toBe("not found");
	expect(cache.stats()).toMatchObject({ answers: 0, renders: 2 });
});

test("[Q9] an answer is handed out until its time is over, and one that was made too late not at all", async () => {
	const { cache, waiting, at } = slowCache();
	const asked = cache.ask("/a");
	waiting[0]?.resolve({ kind: "answer", answer: answer("today", ["roadmap:1"], 1_000) });
	await asked;
	at(999);
	expect(cache.get("/a")).toBeDefined();
	at(1_000);
	expect(cache.get("/a")).toBeUndefined();
	const late = cache.ask("/a");
	waiting[1]?.resolve({ kind: "answer", answer: answer("yesterday", ["roadmap:1"], 1_000) });
	await late;
	expect(cache.get("/a")).toBeUndefined();
	expect(cache.stats()).toMatchObject({ answers: 0, bytes: 0 });
});

test("[Q11] ten thousand addresses stay within the memory, and do not push out what everybody reads", async () => {
	const maxBytes = 300_000;
	const { cache, waiting } = slowCache(maxBytes);
	const make = async (address: string, size: number) => {
		const asked = cache.ask(address);
		waiting.pop()?.resolve({ kind: "answer", answer: answer("x".repeat(size), ["roadmap:1"]) });
		const rendering = await asked;
		if (rendering.kind === "answer") await rendering.answer.pack("gzip");
		cache.weighAgain(address);
	};
	for (let i = 0; i < 10; i++) await make(`/read-by-all/${i}`, 10_000);
	for (let i = 0; i < 10; i++) expect(cache.get(`/read-by-all/${i}`)).toBeDefined();
	let most = 0;
	for (let i = 0; i < 10_000; i++) {
		await make(`/small?search=${i}`, 1_000);
		most = Math.max(most, cache.stats().bytes);
	}
	expect(most).toBeLessThanOrEqual(maxBytes);
	for (let i = 0; i < 10; i++) expect(cache.get(`/read-by-all/${i}`)).toBeDefined();
	expect(cache.stats().answers).toBeGreaterThan(20);
	await make("/huge", 200_000);
	expect(cache.get("/huge")).toBeUndefined();
	cache.forget("roadmap:1");
	expect(cache.stats()).toMatchObject({ answers: 0, bytes: 0 });
});
