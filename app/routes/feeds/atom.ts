import { answerFeed } from "#app/features/feeds/answer-feed.server.ts";
import { readFeed } from "#app/features/feeds/read-feed.server.ts";
import { writeAtom } from "#app/features/feeds/write-feed.ts";
import type { PublicHandle } from "#app/features/public/public-answer.server.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";

export const handle = { public: { query: [] } } satisfies PublicHandle;

/** What changed, for feed readers. */
export const loader = ({ context, params }: LoaderFunctionArgs) =>
	answerFeed(readFeed(context.app, params), {
		type: "application/atom+xml; charset=utf-8",
		write: writeAtom,
	});
