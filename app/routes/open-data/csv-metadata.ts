import { openAnswer, orExplained } from "#app/features/open-data/open-answer.server.ts";
import { readOpenFacts } from "#app/features/open-data/read-open-facts.server.ts";
import { writeCsvMetadata } from "#app/features/open-data/write-csv-metadata.ts";
import type { PublicHandle } from "#app/features/public/public-answer.server.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";

export const handle = { public: { query: ["as-at"] } } satisfies PublicHandle;

/** What the columns of the files of rows mean, for machines. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const { searchParams } = new URL(request.url);
	const facts = await orExplained(readOpenFacts(context.app, params.roadmap ?? "", searchParams));
	const body = `${JSON.stringify(writeCsvMetadata(facts), null, "\t")}\n`;
	return openAnswer({ of: facts, type: "application/csvm+json", body });
}
