import { expect, test } from "vitest";
import { statuses } from "./status.ts";
import { chooseColleagues, longestStayMs, troupeSize } from "./troupe.ts";
import { lineFor, statusWishFor, type TroupeTopic } from "./troupe-lines.ts";
import { longestPart, scriptFor, wordMs } from "./troupe-script.ts";

const seeds = Array.from({ length: 200 }, (_, seed) => seed * 104_729);
const colleagues = [0, 1, 2];
const action: TroupeTopic = {
	kind: "action",
	title: "A title that is as long as titles can be. ".repeat(20),
	status: "at-risk",
	leadName: "The council",
	dueOn: "2027-03-31",
	milestone: "A milestone with a long name. ".repeat(20),
};
const bare: TroupeTopic = { ...action, leadName: null, dueOn: null, milestone: null };
const item: TroupeTopic = { kind: "item", title: "Welcome" };
const line = (topic: TroupeTopic, colleague: number, nth: number, seed: number) =>
	lineFor(topic, { colleague, organisation: "The trust", nth, seed });

test("[J13] the same seed gives the same script and the same lines; another one gives others", () => {
	for (const colleague of colleagues) {
		expect(scriptFor(colleague, 7)).toEqual(scriptFor(colleague, 7));
		expect(line(action, colleague, 1, 7)).toBe(line(action, colleague, 1, 7));
	}
	expect(new Set(seeds.map((seed) => JSON.stringify(scriptFor(0, seed)))).size).toBeGreaterThan(190);
	expect(new Set(seeds.map((seed) => line(item, 0, 0, seed))).size).toBeGreaterThan(5);
});

test("[J13] a part is three sentences at most, and over within the time of a stay, slow writers included", () => {
	for (const seed of seeds)
		for (const colleague of colleagues) {
			const part = scriptFor(colleague, seed);
			const writes = part.filter(({ act }) => act === "write").length;
			expect(writes).toBeLessThanOrEqual(longestPart);
			const writing = [action, bare, item].map((topic) =>
				[0, 1, 2].map((nth) =>
					line(topic, colleague, nth, seed)
						.split(" ")
						.reduce((ms, word) => ms + wordMs(word, 1), 0),
				),
			);
			const slowest = Math.max(...writing.flat()) * writes;
			const waits = part.reduce((ms, { afterMs }) => ms + afterMs, 0);
			expect(waits + slowest).toBeLessThan(longestStayMs);
		}
});

test("[J13] lines are short, marked as a demonstration, and no two colleagues write the same one", () => {
	for (const topic of [action, bare, item])
		for (const seed of seeds.slice(0, 50)) {
			const lines = colleagues.flatMap((colleague) =>
				[0, 1, 2].map((nth) => line(topic, colleague, nth, seed)),
			);
			expect(new Set(lines).size).toBe(lines.length);
			for (const one of lines) {
				expect(one).toMatch(/^The trust \(demonstration\): .+[.?]$/);
				expect(one.length).toBeLessThan(260);
			}
		}
});

test("[J13] a status that has ended is nobody's to change; every other wish has what the rules ask for", () => {
	for (const status of statuses) {
		const wish = statusWishFor(status);
		if (status === "complete" || status === "stopped") expect(wish).toBeNull();
		else {
			expect(wish?.status).not.toBe(status);
			expect(wish?.reason).toContain("demonstration");
			expect(wish?.path === "").toBe(wish?.status === "on-track");
		}
	}
});

test("[J13] of those who could come, three do: who leads first, then who writes; nobody where nobody writes", () => {
	const who = (name: string, mayWrite: boolean, mayChange = false) => ({ name, mayWrite, mayChange });
	const names = (candidates: ReturnType<typeof who>[]) =>
		chooseColleagues(candidates).map(({ name }) => name);
	const [looks, writes, leads] = [who("looks", false), who("writes", true), who("leads", true, true)];
	expect(names([looks, writes, leads])).toEqual(["leads", "writes", "looks"]);
	expect(names([looks, looks, writes, writes, leads, looks])).toHaveLength(troupeSize);
	expect(names([looks, looks])).toEqual([]);
	expect(names([])).toEqual([]);
});
