import type { PublicHandle } from "#app/features/public/public-answer.server.ts";
import { answerRobots } from "#app/features/public/robots.server.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";

export const handle = { public: { query: [] } } satisfies PublicHandle;

export const loader = ({ context }: LoaderFunctionArgs) => answerRobots(context.app);
