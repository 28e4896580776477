import { readSecurityTxt } from "#app/features/legal/security-txt.server.ts";
import type { PublicHandle } from "#app/features/public/public-answer.server.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";

export const handle = { public: { query: [] } } satisfies PublicHandle;

export const loader = ({ context }: LoaderFunctionArgs) => readSecurityTxt(context.app);
