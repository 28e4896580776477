import { orExplained } from "#app/features/open-data/open-answer.server.ts";
import { type PublicHandle, publicAnswer } from "#app/features/public/public-answer.server.ts";
import { readUpdateRecord } from "#app/features/updates/read-update-page.server.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";

export const handle = { public: { query: [] } } satisfies PublicHandle;

/** The record of an update, byte for byte as it was hashed. */
export async function loader({ context, params }: LoaderFunctionArgs) {
	const { roadmap, update, version } = params;
	const found = await orExplained(readUpdateRecord(context.app, { roadmap, update, version }));
	return new Response(found.record, {
		headers: {
			"Content-Type": "application/json; charset=utf-8",
			...publicAnswer({ depends: [`roadmap:${found.roadmap.id}`] }),
		},
	});
}
