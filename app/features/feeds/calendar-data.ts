import type { Day, Instant } from "../../domain/dates.ts";

/** What a calendar holds. Texts are plain, whatever was typed. */
export interface CalendarData {
	roadmapId: string;
	title: string;
	entries: CalendarEntry[];
}

/** A day on which something is due, or an instant at which a meeting began. */
export interface CalendarEntry {
	/** Stays the same for ever, whatever becomes of titles, dates and addresses. */
	uid: string;
	/** Grows with every change of it. */
	sequence: number;
	changedAt: Instant;
	start: { day: Day } | { instant: Instant };
	title: string;
	/** Lines of a description. */
	lines: string[];
	/** What was promised for this day will not be done any more. */
	cancelled: boolean;
	/** Of the page that tells more, with the origin. */
	url: string;
}
