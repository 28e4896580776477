import { type Binding, findVersion, listBindings, listVersions } from "#db/queries/versions.ts";
import type { AppContext } from "../../context.server.ts";
import { formatInstant } from "../../domain/dates.ts";
import { notFound } from "../../domain/refusal.ts";
import { data, type LoaderFunctionArgs } from "../../remix.ts";
import type { AuthoredBlock } from "./authored-block.ts";
import { compareBlocks } from "./compare-blocks.ts";
import { readAuthoredBlocks, readState } from "./read-authored-blocks.server.ts";
import { readNarrativeHistory } from "./read-narrative-history.server.ts";
import { readWriters } from "./read-writers.server.ts";
import { presentText, readChoice } from "./version-choice.ts";
import { versionTitle } from "./version-line.ts";

/** How many versions a form offers. */
const maxOffered = 200;

type Choice = number | typeof presentText;

/** A version, or the present text, with who wrote what; undefined when there is no such version. */
export async function readSide(
	app: AppContext,
	documentId: string,
	choice: Choice,
	bindings: ReadonlyMap<number, Binding>,
): Promise<{ title: string; blocks: AuthoredBlock[]; seq: number } | undefined> {
	if (choice === presentText) {
		const { state, seq } = await app.documents.snapshot(documentId);
		return { title: "the text as it is now", blocks: readAuthoredBlocks(readState(state), bindings), seq };
	}
	const version = await findVersion(app.db, documentId, choice);
	if (!version) return undefined;
	const title = `${versionTitle(version)} (${formatInstant(version.at)})`;
	return { title, blocks: readAuthoredBlocks(readState(version.state), bindings), seq: version.seq };
}

/** Two texts and what became of the first on the way to the second. The address names them; 404 for what is not there. */
export async function readComparison(args: LoaderFunctionArgs) {
	const { app, documentId, page } = await readNarrativeHistory(args);
	const query = new URL(args.request.url).searchParams;
	const from = readChoice(query.get("from"));
	const to = readChoice(query.get("to") ?? presentText);
	if (from === null || to === null) throw data(notFound.message, { status: 404 });
	const bindings = await listBindings(app.db, documentId);
	const before = await readSide(app, documentId, from, bindings);
	const after = await readSide(app, documentId, to, bindings);
	if (!before || !after) throw data(notFound.message, { status: 404 });
	const listed = await listVersions(app.db, documentId, { limit: maxOffered });
	return {
		...page,
		from: { value: String(from), title: before.title },
		to: { value: String(to), title: after.title },
		versions: listed.map(({ seq: _, ...version }) => version),
		writers: readWriters([...before.blocks, ...after.blocks], bindings),
		blocks: compareBlocks(before.blocks, after.blocks),
	};
}

export type ComparisonData = Awaited<ReturnType<typeof readComparison>>;
