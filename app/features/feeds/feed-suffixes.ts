/** Addresses of what can be subscribed to, after that of the page that it is about. */
export const atomSuffix = "/changes.atom";
export const jsonFeedSuffix = "/changes.json";
export const calendarSuffix = "/calendar.ics";
