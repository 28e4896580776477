import { listVersions } from "#db/queries/versions.ts";
import type { LoaderFunctionArgs } from "../../remix.ts";
import { readNarrativeHistory } from "./read-narrative-history.server.ts";
import { readChoice } from "./version-choice.ts";

/** How many versions a page lists. */
export const pageLength = 50;

/** The versions of a text, newest first, page by page. */
export async function readHistory(args: LoaderFunctionArgs) {
	const { app, documentId, mayWrite, page } = await readNarrativeHistory(args);
	const before = readChoice(new URL(args.request.url).searchParams.get("before"));
	const found = await listVersions(app.db, documentId, {
		...(typeof before === "number" ? { before } : {}),
		limit: pageLength + 1,
	});
	const versions = found.slice(0, pageLength).map(({ seq: _, ...version }) => version);
	const older = found.length > pageLength ? (versions.at(-1)?.number ?? null) : null;
	return { ...page, mayWrite, versions, older };
}

export type HistoryData = Awaited<ReturnType<typeof readHistory>>;
