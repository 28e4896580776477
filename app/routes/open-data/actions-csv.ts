import { answerCsv } from "#app/features/open-data/answer-csv.server.ts";
import { orExplained } from "#app/features/open-data/open-answer.server.ts";
import { readOpenData } from "#app/features/open-data/read-open-data.server.ts";
import { actionRows, actionTable } from "#app/features/open-data/tables/action-table.ts";
import type { PublicHandle } from "#app/features/public/public-answer.server.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";

export const handle = { public: { query: ["as-at"] } } satisfies PublicHandle;

/** Every public action as a row. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const { searchParams } = new URL(request.url);
	const open = await orExplained(readOpenData(context.app, params.roadmap ?? "", searchParams));
	return answerCsv({ table: actionTable, rows: actionRows(open), of: open });
}
