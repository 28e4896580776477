import { answerEmbed } from "#app/features/embeds/answer-embed.server.tsx";
import type { PublicHandle } from "#app/features/public/public-answer.server.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";

export const handle = { public: { query: [] } } satisfies PublicHandle;

/** A public page for a frame on another site. */
export const loader = ({ context, params }: LoaderFunctionArgs) => answerEmbed(context.app, params);
