import { afterEach, beforeEach, expect, test } from "vitest";
import {
	forgetText,
	forgetTextsOfOthers,
	keptName,
	noteKept,
	noteUnsent,
	wasLeftUnsent,
} from "./kept-index.ts";

/** Storage as browsers have it: a plain map of texts. */
class MapStorage {
	readonly items = new Map<string, string>();
	getItem = (key: string) => this.items.get(key) ?? null;
	removeItem = (key: string) => void this.items.delete(key);
	setItem = (key: string, value: string) => void this.items.set(key, value);
}

const browser = globalThis as unknown as { localStorage: unknown };
let before: unknown;
beforeEach(() => {
	before = Object.getOwnPropertyDescriptor(globalThis, "localStorage");
	Object.defineProperty(globalThis, "localStorage", {
		value: new MapStorage(),
		configurable: true,
		writable: true,
	});
});
afterEach(() => {
	if (before) Object.defineProperty(globalThis, "localStorage", before as PropertyDescriptor);
	else Reflect.deleteProperty(globalThis, "localStorage");
});

test("[E1] a kept text belongs to one person and one document", () => {
	const names = [keptName("a", "x"), keptName("a", "y"), keptName("b", "x")];
	expect(new Set(names).size).toBe(3);
});

test("[E3] whether a text was left unsaved is remembered until it is saved or removed", async () => {
	const name = keptName("a", "x");
	noteUnsent(name, true);
	expect(wasLeftUnsent(name)).toBe(false);
	noteKept(name, "a");
	noteUnsent(name, true);
	noteKept(name, "a");
	expect(wasLeftUnsent(name)).toBe(true);
	noteUnsent(name, false);
	expect(wasLeftUnsent(name)).toBe(false);
	noteUnsent(name, true);
	await forgetText(name);
	expect(wasLeftUnsent(name)).toBe(false);
});

test("[E6] another person's texts are forgotten, one's own stay; everything for nobody", async () => {
	const [mine, theirs] = [keptName("a", "x"), keptName("b", "x")];
	for (const [name, person] of [
		[mine, "a"],
		[theirs, "b"],
	] as const) {
		noteKept(name, person);
		noteUnsent(name, true);
	}
	await forgetTextsOfOthers("a");
	expect([wasLeftUnsent(mine), wasLeftUnsent(theirs)]).toEqual([true, false]);
	await forgetTextsOfOthers(null);
	expect(wasLeftUnsent(mine)).toBe(false);
});

test("[E2] without storage nothing fails, and nothing is remembered", async () => {
	browser.localStorage = undefined;
	const name = keptName("a", "x");
	noteKept(name, "a");
	noteUnsent(name, true);
	expect(wasLeftUnsent(name)).toBe(false);
	await forgetTextsOfOthers(null);
});
