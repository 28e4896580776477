import { listBindings } from "#db/queries/versions.ts";
import { notFound } from "../../domain/refusal.ts";
import { data, type LoaderFunctionArgs } from "../../remix.ts";
import { readSide } from "./read-comparison.server.ts";
import { readNarrativeHistory } from "./read-narrative-history.server.ts";
import { readWriters } from "./read-writers.server.ts";
import { presentText, readChoice } from "./version-choice.ts";

/** A text with who wrote which words; the address may name a version. */
export async function readWhoWrote(args: LoaderFunctionArgs) {
	const { app, documentId, page } = await readNarrativeHistory(args);
	const choice = readChoice(new URL(args.request.url).searchParams.get("version") ?? presentText);
	const bindings = await listBindings(app.db, documentId);
	const side = choice === null ? undefined : await readSide(app, documentId, choice, bindings);
	if (!side) throw data(notFound.message, { status: 404 });
	return { ...page, title: side.title, blocks: side.blocks, writers: readWriters(side.blocks, bindings) };
}

export type WhoWroteData = Awaited<ReturnType<typeof readWhoWrote>>;
