import { answerFeed } from "#app/features/feeds/answer-feed.server.ts";
import { readCalendar } from "#app/features/feeds/read-calendar.server.ts";
import { writeCalendar } from "#app/features/feeds/write-calendar.server.ts";
import type { PublicHandle } from "#app/features/public/public-answer.server.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";

export const handle = { public: { query: [] } } satisfies PublicHandle;

/** What is due when, for calendars. */
export const loader = ({ context, params }: LoaderFunctionArgs) =>
	answerFeed(readCalendar(context.app, params), {
		type: "text/calendar; charset=utf-8",
		write: writeCalendar,
	});
