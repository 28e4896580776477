import { answerCsv } from "#app/features/open-data/answer-csv.server.ts";
import { orExplained } from "#app/features/open-data/open-answer.server.ts";
import { readOpenChanges } from "#app/features/open-data/read-open-changes.server.ts";
import { changeTable } from "#app/features/open-data/tables/change-table.ts";
import type { PublicHandle } from "#app/features/public/public-answer.server.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";

export const handle = { public: { query: ["as-at", "before"] } } satisfies PublicHandle;

/** The public ledger, newest line first. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const { searchParams } = new URL(request.url);
	const open = await orExplained(readOpenChanges(context.app, params.roadmap ?? "", searchParams));
	const next = open.next === null ? null : `changes.csv?before=${open.next}`;
	return answerCsv({ table: changeTable, rows: open.changes, of: open, next });
}
