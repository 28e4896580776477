import { Temporal } from "temporal-polyfill";
import type { Instant } from "./dates.ts";

/** What can be followed by e-mail. */
export const followSubjectTypes = ["roadmap", "workstream", "partner", "action"] as const;
export type FollowSubjectType = (typeof followSubjectTypes)[number];

/** How often a follower is written to. */
export const followFrequencies = ["immediate", "weekly", "monthly"] as const;
export type FollowFrequency = (typeof followFrequencies)[number];

/** The frequency that a text names; undefined for any other text. */
export const followFrequencyIn = (text: string | undefined): FollowFrequency | undefined =>
	followFrequencies.find((frequency) => frequency === text);

/** How long the letter that asks to confirm works, in minutes: three days. */
export const followConfirmMinutes = 3 * 24 * 60;

/** Letters of a week or a month go out at this hour of the installation's day. */
const hourOfLetters = 8;
/** A burst is over when nothing changed for this long, or when its first change is that old: in milliseconds. */
const quietMs = 5 * 60_000;
const longestBurstMs = 30 * 60_000;

/**
 * The newest instant, not after `now`, at which letters of a week (Monday) or a month (its first day) go out: at 8am in the
 * time zone, whatever its clocks did in between.
 */
export function lastLetterTime(frequency: "weekly" | "monthly", now: Instant, timeZone: string): Instant {
	const at = Temporal.Instant.from(now);
	const today = at.toZonedDateTimeISO(timeZone).toPlainDate();
	const day = frequency === "weekly" ? today.subtract({ days: today.dayOfWeek - 1 }) : today.with({ day: 1 });
	const back = frequency === "weekly" ? { weeks: 1 } : { months: 1 };
	const time = (date: Temporal.PlainDate) =>
		date.toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(hourOfLetters) }).toInstant();
	const last = Temporal.Instant.compare(time(day), at) <= 0 ? time(day) : time(day.subtract(back));
	return new Date(last.epochMilliseconds).toISOString();
}

/** Whether changes that nobody was told of yet can be told now, as one letter. */
export function burstIsOver(burst: { first: Instant; last: Instant }, now: Instant): boolean {
	const since = (instant: Instant) => Date.parse(now) - Date.parse(instant);
	return since(burst.last) >= quietMs || since(burst.first) >= longestBurstMs;
}

/** Minutes to wait after a failed try, the first one first; after the last of them it is given up. About four days in all. */
const retryMinutes = [1, 5, 15, 60, 240, 720, 1440, 1440, 1440];

/** When to try a letter again that failed for the `tries`-th time; null when enough was tried. */
export function retryTime(tries: number, now: Instant): Instant | null {
	const minutes = retryMinutes[tries - 1];
	return minutes === undefined ? null : new Date(Date.parse(now) + minutes * 60_000).toISOString();
}
