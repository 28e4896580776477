import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import type { CalendarEntry } from "#app/features/feeds/calendar-data.ts";
import { writeCalendar } from "#app/features/feeds/write-calendar.server.ts";

const entry = (number: number): CalendarEntry => ({
	uid: `action-${number}@waymark`,
	sequence: number,
	changedAt: "2026-11-30T12:00:00.000Z",
	start: { day: "2027-03-31" },
	title: `Due: action ${number}`,
	lines: ["END:VCALENDAR", "On track"],
	cancelled: false,
	url: "https://roadmap.example/actions",
});

test("[N39] a calendar of a thousand days holds each of them once, and gives others fifty turns while it is written", async () => {
	let turns = 0;
	let written = false;
	const others = (async () => {
		while (!written) {
			await setImmediate();
			turns++;
		}
	})();
	const calendar = await writeCalendar({
		...{ roadmapId: "r", title: "A long one" },
		entries: Array.from({ length: 1_000 }, (_, number) => entry(number)),
	});
	written = true;
	await others;
	const lines = calendar.split("\r\n");
	const uids = lines.filter((line) => line.startsWith("UID:"));
	expect(uids).toEqual(Array.from({ length: 1_000 }, (_, number) => `UID:action-${number}@waymark`));
	for (const kind of ["VCALENDAR", "VEVENT"]) {
		const times = kind === "VEVENT" ? 1_000 : 1;
		expect(lines.filter((line) => line === `BEGIN:${kind}`)).toHaveLength(times);
		expect(lines.filter((line) => line === `END:${kind}`)).toHaveLength(times);
	}
	expect(turns).toBeGreaterThanOrEqual(50);
});

test("[N39] a calendar without any day is a calendar", async () => {
	const calendar = await writeCalendar({ roadmapId: "r", title: "Nothing yet", entries: [] });
	expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*X-WR-CALNAME:Nothing yet\r\n[\s\S]*END:VCALENDAR/);
});
