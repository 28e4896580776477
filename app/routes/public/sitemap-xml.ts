import type { PublicHandle } from "#app/features/public/public-answer.server.ts";
import { answerSitemap } from "#app/features/public/sitemap.server.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";

export const handle = { public: { query: [] } } satisfies PublicHandle;

export const loader = ({ context }: LoaderFunctionArgs) => answerSitemap(context.app);
