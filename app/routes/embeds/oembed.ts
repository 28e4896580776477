import { answerOembed } from "#app/features/embeds/answer-oembed.server.ts";
import type { PublicHandle } from "#app/features/public/public-answer.server.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";

export const handle = {
	public: { query: ["url", "format", "maxwidth", "maxheight"] },
} satisfies PublicHandle;

/** How to embed a public page, for programs (https://oembed.com). */
export const loader = ({ context, request }: LoaderFunctionArgs) =>
	answerOembed(context.app, new URL(request.url).searchParams);
