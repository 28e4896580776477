import { Temporal } from "temporal-polyfill";
import { ownTimeZone } from "./time-zone.ts";

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;
/** An instant, ISO 8601 in UTC: `2026-11-20T21:33:00.000Z`. */
export type Instant = string;

/** The months of the year as people read them, January first. */
export const monthNames = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December",
];

/** Whether a text is a real calendar day in the form `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	try {
		Temporal.PlainDate.from(text, { overflow: "reject" });
		return true;
	} catch {
		return false;
	}
}

/** The day of an instant where the installation is, or in another time zone. */
export function dayOf(instant: Instant, timeZone = ownTimeZone()): Day {
	return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The instant at which a day is over, where the installation is or in another time zone: the first of the day after it. */
export function endOfDay(day: Day, timeZone = ownTimeZone()): Instant {
	const next = Temporal.PlainDate.from(day).add({ days: 1 });
	return new Date(next.toZonedDateTime(timeZone).epochMilliseconds).toISOString();
}

/** `2018-08-06` or an instant → `6 August 2018`. Throws for anything else. */
export function formatDay(dayOrInstant: Day | Instant): string {
	const day = Temporal.PlainDate.from(dayOrInstant.length > 10 ? dayOf(dayOrInstant) : dayOrInstant);
	return `${day.day} ${monthNames[day.month - 1]} ${day.year}`;
}

/** An instant → `6 August 2018 at 5:30pm`, in the time of the installation; full hours as `5pm`. */
export function formatInstant(instant: Instant): string {
	const time = Temporal.Instant.from(instant).toZonedDateTimeISO(ownTimeZone());
	const hour = time.hour % 12 === 0 ? 12 : time.hour % 12;
	const minutes = time.minute === 0 ? "" : `:${String(time.minute).padStart(2, "0")}`;
	return `${formatDay(instant)} at ${hour}${minutes}${time.hour < 12 ? "am" : "pm"}`;
}

/** The day `days` later (earlier when negative). */
export function addDays(day: Day, days: number): Day {
	return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
	return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "days" }).days;
}

/** The first instant after another one. */
export const justAfter = (instant: Instant): Instant => new Date(Date.parse(instant) + 1).toISOString();
