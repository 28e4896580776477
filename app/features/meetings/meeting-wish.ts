import type { MeetingWish } from "../../domain/meeting.ts";
import { dayFromParts } from "../workspace/day-from-parts.ts";

/** What the form of a meeting says. */
export const wishOf = (fields: Record<string, string>): MeetingWish & { chairId: string } => ({
	title: fields.title ?? "",
	day: dayFromParts(fields, "day"),
	time: fields.time ?? "",
	duration: fields.duration ?? "",
	venue: fields.venue ?? "",
	summary: fields.summary ?? "",
	every: fields.every ?? "",
	chairId: fields.chairId ?? "",
});
