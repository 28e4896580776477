import { setImmediate } from "node:timers/promises";
import type { EventAttributes } from "ics";
import { writable } from "../../domain/escape-markup.ts";
import type { CalendarData, CalendarEntry } from "./calendar-data.ts";

/** The package takes more than a millisecond for an entry: between so many, other requests get their turn. */
const entriesAtOnce = 20;
/** Whole lines: within one, anybody may have typed the same. */
const entryBegins = "\r\nBEGIN:VEVENT\r\n";
const calendarEnds = "\r\nEND:VCALENDAR\r\n";

/** A calendar as a file (RFC 5545). Days are whole days and keep nobody from being free. */
export async function writeCalendar({ title, entries }: CalendarData): Promise<string> {
	// Loaded with the first calendar: it brings much that nobody else needs.
	const { createEvents } = await import("ics");
	const write = (some: CalendarEntry[]) => writeEntries(createEvents, title, some);
	const frame = write([]);
	const end = frame.lastIndexOf(calendarEnds);
	const parts = [frame.slice(0, end)];
	for (let first = 0; first < entries.length; first += entriesAtOnce) {
		const calendar = write(entries.slice(first, first + entriesAtOnce));
		parts.push(calendar.slice(calendar.indexOf(entryBegins), calendar.lastIndexOf(calendarEnds)));
		await setImmediate();
	}
	return foldLines([...parts, frame.slice(end)].join(""));
}

function writeEntries(
	createEvents: typeof import("ics").createEvents,
	title: string,
	entries: CalendarEntry[],
): string {
	const { error, value } = createEvents(entries.map(eventOf) as unknown as EventAttributes[], {
		productId: "-//Waymark//Roadmap//EN",
		method: "PUBLISH",
		// The package escapes texts of events, but not this one.
		calName: plain(title).replace(/[\\;,]/g, "\\$&"),
	});
	if (error || typeof value !== "string") throw error ?? new Error("The calendar could not be written");
	return value;
}

/** What the package takes and does not say that it takes: the stamp of an entry, and entries without an end. */
type Event = Omit<Extract<EventAttributes, { end: unknown }>, "end"> & { timestamp: string };

function eventOf(entry: CalendarEntry): Event {
	const { start, uid, sequence } = entry;
	return {
		uid,
		sequence,
		timestamp: stampOf(entry.changedAt),
		lastModified: stampOf(entry.changedAt),
		start: "day" in start ? partsOf(start.day) : stampOf(start.instant),
		transp: "TRANSPARENT",
		busyStatus: "FREE",
		status: entry.cancelled ? "CANCELLED" : "CONFIRMED",
		title: plain(entry.title),
		description: entry.lines.map(plain).join("\n"),
		// The package knows no address of six or more parts with colons.
		...(entry.url.includes("[") ? {} : { url: entry.url }),
	};
}

/** `2026-11-20T12:00:00.000Z` as `20261120T120000Z`. */
const stampOf = (instant: string): string => new Date(instant).toISOString().replace(/[-:]|\.\d+/g, "");

function partsOf(day: string): [number, number, number] {
	const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
	return [year, month, date];
}

/** A text of one line without control characters: those end lines of a calendar where none should end. */
const plain = (text: string): string =>
	writable(text)
		.replace(/[\s\u007f-\u009f\u2028\u2029]+/g, " ")
		.trim();

/** The package folds lines at 75 characters; the standard says 75 bytes, and never within a character. */
function foldLines(calendar: string): string {
	const lines = calendar.replace(/\r\n[\t ]/g, "").split("\r\n");
	return lines.map(foldLine).join("\r\n");
}

function foldLine(line: string): string {
	const parts: string[] = [];
	let part = "";
	let bytes = 0;
	for (const character of line) {
		const size = Buffer.byteLength(character);
		if (bytes + size > 75) {
			parts.push(part);
			// The space that begins the next line counts.
			[part, bytes] = ["", 1];
		}
		part += character;
		bytes += size;
	}
	return [...parts, part].join("\r\n ");
}
