import { listBindings } from "#db/queries/versions.ts";
import { data, type LoaderFunctionArgs } from "../../remix.ts";
import { compareBlocks } from "./compare-blocks.ts";
import { readAuthoredBlocks, readState } from "./read-authored-blocks.server.ts";
import { readSide } from "./read-comparison.server.ts";
import { readNarrativeVersion, summaryOf } from "./read-narrative-history.server.ts";
import { readWriters } from "./read-writers.server.ts";
import { presentText } from "./version-choice.ts";

/** What would become of the present text if a version came back. For people who may write: 403 for other partners. */
export async function readRestore(args: LoaderFunctionArgs) {
	const { app, documentId, mayWrite, page, version } = await readNarrativeVersion(args);
	if (!mayWrite) {
		throw data("Only the organisations named on this action and the coordinator write its narrative.", {
			status: 403,
		});
	}
	const bindings = await listBindings(app.db, documentId);
	const now = await readSide(app, documentId, presentText, bindings);
	const before = now?.blocks ?? [];
	const after = readAuthoredBlocks(readState(version.state), bindings);
	return {
		...page,
		version: summaryOf(version),
		seq: now?.seq ?? 0,
		blocks: compareBlocks(before, after),
		writers: readWriters([...before, ...after], bindings),
	};
}

export type RestoreData = Awaited<ReturnType<typeof readRestore>>;
