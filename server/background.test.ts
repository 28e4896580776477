import { expect, test } from "vitest";
import { createBackground } from "./background.ts";

test("[I29] what comes after an answer begins later, and a stop does not lose it", async () => {
	const done: string[] = [];
	const background = createBackground(() => {});
	background.later(async () => {
		done.push("first");
		background.later(async () => void done.push("begun by the first"));
	});
	expect(done).toEqual([]);
	await background.settled();
	expect(done).toEqual(["first", "begun by the first"]);
	await background.settled();
});

test("[I29] by itself it begins after a moment", async () => {
	const background = createBackground(() => {});
	await new Promise<void>((begun) => background.later(async () => begun()));
	await background.settled();
});

test("[I29] a failure is reported, and stops nothing else", async () => {
	const reports: unknown[] = [];
	const done: string[] = [];
	const background = createBackground((error) => reports.push(error));
	const failure = new Error("the mail server is away");
	background.later(() => Promise.reject(failure));
	background.later(() => {
		throw failure;
	});
	background.later(async () => void done.push("second"));
	await background.settled();
	expect({ reports, done }).toEqual({ reports: [failure, failure], done: ["second"] });
});
