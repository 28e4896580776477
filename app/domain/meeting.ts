import { Temporal } from "temporal-polyfill";
import { type Day, type Instant, isDay } from "./dates.ts";
import type { AskState, MeetingState } from "./meeting-changes.ts";
import type { OrganisationName } from "./read-model.ts";
import { type Outcome, refuse } from "./refusal.ts";
import type { Status } from "./status.ts";
import { ownTimeZone } from "./time-zone.ts";

/** How often the meetings of a series are held. */
export const seriesSteps = ["week", "month", "quarter"] as const;
export type SeriesStep = (typeof seriesSteps)[number];

/** A meeting as its partners see it. */
export interface Meeting {
	id: string;
	roadmapId: string;
	slug: string;
	title: string;
	startsAt: Instant;
	durationMinutes: number | null;
	venue: string | null;
	summary: string;
	state: MeetingState;
	chair: { id: string; name: string } | null;
	seriesId: string | null;
	seriesEvery: SeriesStep | null;
	/** Where the meeting is, and since when. */
	ledItemId: string | null;
	ledAt: Instant | null;
	closedAt: Instant | null;
	/** The versions of its minutes that were kept when it was closed; null before. */
	publicVersion: number | null;
	privateVersion: number | null;
	version: number;
}

/** One thing that a meeting talks about. */
export interface AgendaItem {
	id: string;
	title: string;
	public: boolean;
	kind: "topic" | "action" | "ask";
	action: { id: string; slug: string; title: string; status: Status; internal: boolean } | null;
	askId: string | null;
	presenter: OrganisationName | null;
	/** Planned minutes. */
	minutes: number | null;
	state: "planned" | "open" | "done";
	/** Seconds up to the last time that the meeting went on from it. */
	usedSeconds: number;
	/** When the meeting went on from it last; null where it has not, or is there again. */
	leftAt: Instant | null;
}

/** Somebody who is invited to a meeting, or came. */
export interface MeetingPerson {
	id: string;
	name: string;
	organisation: string;
	invited: boolean;
	attended: boolean;
}

/** Who decided what, when. */
export interface Decision {
	id: string;
	/** Null until the meeting is closed. */
	number: number | null;
	text: string;
	public: boolean;
	organisations: OrganisationName[];
	decidedAt: Instant | null;
	meeting: { slug: string; title: string };
	agendaItemId: string | null;
	/** The title of its item, if that is public. */
	itemTitle: string | null;
}

/** Who asked whom for what, by when. */
export interface Ask {
	id: string;
	/** Null until the meeting is closed. */
	number: number | null;
	text: string;
	from: OrganisationName;
	to: OrganisationName;
	dueOn: Day | null;
	state: AskState;
	reason: string | null;
	askedAt: Instant | null;
	answeredAt: Instant | null;
	meeting: { slug: string; title: string };
	agendaItemId: string | null;
}

/** What a form says about a meeting, as it was typed. */
export interface MeetingWish {
	title: string;
	/** `YYYY-MM-DD` */
	day: string;
	/** `14:30` */
	time: string;
	duration: string;
	venue: string;
	summary: string;
	every: string;
}

/** The same, understood. */
export interface MeetingPlan {
	title: string;
	startsAt: Instant;
	durationMinutes: number;
	venue: string | null;
	summary: string;
	seriesEvery: SeriesStep | null;
}

/** Understands what a form says about a meeting; times are those of the installation. */
export function planMeeting(wish: MeetingWish): Outcome<MeetingPlan> {
	const fields: Record<string, string> = {};
	const title = wish.title.trim();
	if (title === "") fields.title = "Enter a title, such as “Leadership Group, spring 2027”.";
	else if (title.length > 120) fields.title = "The title must be 120 characters or fewer.";
	if (!isDay(wish.day)) fields.day = "Enter a real date, such as 31 3 2027.";
	const time = readTime(wish.time);
	if (time === null) fields.time = "Enter a time, such as 14:30 or 2:30pm.";
	const duration = /^\d{1,4}$/.test(wish.duration.trim()) ? Number(wish.duration) : 0;
	if (duration < 5 || duration > 720) fields.duration = "Enter how many minutes it takes, from 5 to 720.";
	if (wish.venue.length > 200) fields.venue = "The place must be 200 characters or fewer.";
	if (wish.summary.length > 2_000) fields.summary = "What it is about must be 2,000 characters or fewer.";
	if (time === null || Object.keys(fields).length > 0)
		return refuse("invalid", "The meeting was not saved.", fields);
	const seriesEvery = seriesSteps.find((step) => step === wish.every) ?? null;
	const startsAt = instantAt(wish.day, time);
	const venue = wish.venue.trim() === "" ? null : wish.venue.trim();
	const plan = {
		title,
		startsAt,
		durationMinutes: duration,
		venue,
		summary: wish.summary.trim(),
		seriesEvery,
	};
	return { ok: true, value: plan };
}

/** A time of day as people type it: "14:30", "2.30pm", "2 pm". Null for everything else, a bare "2" among it. */
function readTime(text: string): string | null {
	const found = /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*(?:([ap])\.?m\.?)?\s*$/i.exec(text);
	const [, hours, minutes, half] = found ?? [];
	if (hours === undefined || (minutes === undefined && half === undefined)) return null;
	const isTwelve = half === undefined || (Number(hours) >= 1 && Number(hours) <= 12);
	const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
	const minute = Number(minutes ?? 0);
	if (!isTwelve || hour > 23 || minute > 59) return null;
	return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

function instantAt(day: Day, time: string): Instant {
	const local = Temporal.PlainDateTime.from(`${day}T${time}`);
	return new Date(local.toZonedDateTime(ownTimeZone()).epochMilliseconds).toISOString();
}

/** The day and the time of day of a meeting, as its form shows them, in the time of the installation. */
export function formTimeOf(startsAt: Instant): { day: Day; time: string } {
	const at = Temporal.Instant.from(startsAt).toZonedDateTimeISO(ownTimeZone());
	return { day: at.toPlainDate().toString(), time: at.toPlainTime().toString().slice(0, 5) };
}

/** When the next meeting of a series begins: the same time of day where the installation is, whatever the clocks do in between. */
export function nextStart(startsAt: Instant, every: SeriesStep): Instant {
	const at = Temporal.Instant.from(startsAt).toZonedDateTimeISO(ownTimeZone());
	const steps = { week: { weeks: 1 }, month: { months: 1 }, quarter: { months: 3 } } as const;
	return new Date(at.add(steps[every]).epochMilliseconds).toISOString();
}

/** The whole minutes of so many seconds: a part of a minute counts from its half on. */
export const minutesOf = (seconds: number): number => Math.round(seconds / 60);

/** How long an item took: what was counted before, and what runs now if the meeting is at it. */
export function usedSecondsOf(
	item: Pick<AgendaItem, "id" | "usedSeconds">,
	meeting: Pick<Meeting, "ledItemId" | "ledAt">,
	now: Instant,
): number {
	if (meeting.ledItemId !== item.id || meeting.ledAt === null) return item.usedSeconds;
	return item.usedSeconds + Math.max(0, Math.floor((Date.parse(now) - Date.parse(meeting.ledAt)) / 1000));
}

/** Planned and used minutes of an item in words; they never stand for anything but themselves. */
export function timeWords(planned: number | null, usedSeconds: number): string {
	const used = minutesOf(usedSeconds);
	const minutes = (count: number) => (count === 1 ? "1 minute" : `${count} minutes`);
	if (planned === null) return `${minutes(used)} used, no time planned`;
	const over = used - planned;
	if (over > 0) return `${minutes(used)} used of ${planned} planned: ${minutes(over)} over`;
	return `${minutes(used)} used of ${planned} planned`;
}
