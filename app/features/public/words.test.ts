import { expect, it } from "vitest";
import { announcementFor } from "#app/live/update-page.ts";
import { countWords } from "./count-words.ts";
import { figureWords, targetWords, valueWords } from "./measure-words.ts";
import { periodWords } from "./period-words.ts";

it("[P7] counts, values and periods are said as people say them", () => {
	expect([0, 1, 1204].map((count) => countWords(count, "action"))).toEqual([
		"0 actions",
		"1 action",
		"1,204 actions",
	]);
	expect(valueWords(98.5, "%")).toBe("98.5%");
	expect(valueWords(6, "£ million")).toBe("£6 million");
	expect(valueWords(38600, "people")).toBe("38,600 people");
	expect(figureWords({ period: "2018/19", value: 12.5 }, "days")).toBe("12.5 days in 2018/19");
	expect(targetWords({ period: "2019-Q4", value: 7 }, "days")).toBe("7 days by October to December 2019");
	expect(periodWords("2019-01-01", "2030-12-31")).toBe("2019 to 2030");
	expect(periodWords("2019-10-01", "2030-12-31")).toBe("1 October 2019 to 31 December 2030");
});

it("[P8] a burst of live changes is announced in one sentence", () => {
	const say = (texts: number, ...changed: string[]) => announcementFor({ changed, texts });
	expect(say(0, "action-1")).toBe("1 action updated");
	expect(say(0, "counts", "action-1", "action-2")).toBe("2 actions updated");
	expect(say(0, "status", "change-9")).toBe("This page was updated");
	expect(say(1, "change-9")).toBe(
		"This page was updated. 1 new update: to read, choose “Show” at the end of the page",
	);
	expect(say(2)).toBe("2 new updates: to read, choose “Show” at the end of the page");
	expect(say(0)).toBe("");
});
