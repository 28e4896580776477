import { openAnswer, orExplained } from "#app/features/open-data/open-answer.server.ts";
import { readOpenData } from "#app/features/open-data/read-open-data.server.ts";
import { writeRoadmapFile } from "#app/features/open-data/write-roadmap-file.ts";
import type { PublicHandle } from "#app/features/public/public-answer.server.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";

export const handle = { public: { query: ["as-at"] } } satisfies PublicHandle;

/** The whole roadmap in the documented format. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const { searchParams } = new URL(request.url);
	const open = await orExplained(readOpenData(context.app, params.roadmap ?? "", searchParams));
	const body = `${JSON.stringify(writeRoadmapFile(open), null, "\t")}\n`;
	return openAnswer({ of: open, type: "application/json; charset=utf-8", body });
}
