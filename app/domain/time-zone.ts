/**
 * The time zone in which an installation speaks of days and times. It is one for the whole process, as a locale is, so that no
 * page can forget to ask for it: the server sets it from the installation's settings when it starts and when they change, and
 * the root of the pages sets it in the browser. Kept on `globalThis`, because the server and the built pages are two module graphs.
 */
const key = Symbol.for("waymark.time-zone");
const kept = globalThis as { [key]?: string };

/** By its IANA name; London's, where nobody said anything else. */
export const ownTimeZone = (): string => kept[key] ?? "Europe/London";

/** Makes this the time zone of every day and time from now on. */
export function setTimeZone(timeZone: string): void {
	kept[key] = timeZone;
}

/** Whether a text is the name of a time zone that this process knows. */
export function isTimeZone(text: string): boolean {
	try {
		return new Intl.DateTimeFormat("en-GB", { timeZone: text }).resolvedOptions().timeZone !== "";
	} catch {
		return false;
	}
}
