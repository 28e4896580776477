import { openApiDocument } from "#app/features/api/openapi.server.ts";
import { readApiFacts } from "#app/features/api/read-api-facts.server.ts";
import { toEverySite } from "#app/features/open-data/open-answer.server.ts";
import { type PublicHandle, publicAnswer } from "#app/features/public/public-answer.server.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";

export const handle = { public: { query: [] } } satisfies PublicHandle;

/** What the API can be asked, for machines. */
export async function loader({ context }: LoaderFunctionArgs) {
	const document = openApiDocument(await readApiFacts(context.app));
	return new Response(`${JSON.stringify(document, null, "\t")}\n`, {
		headers: {
			"Content-Type": "application/json; charset=utf-8",
			...toEverySite,
			...publicAnswer({ depends: ["installation"] }),
		},
	});
}
