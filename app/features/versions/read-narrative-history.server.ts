import { ensureNarrative } from "#db/queries/documents.ts";
import { findVersion, type Version } from "#db/queries/versions.ts";
import { notFound } from "../../domain/refusal.ts";
import { data, type LoaderFunctionArgs } from "../../remix.ts";
import { schemaVersion } from "../narratives/document-schema.ts";
import { requireAction } from "../workspace/require-action.server.ts";
import { readChoice } from "./version-choice.ts";

/** The narrative of the action that the address names, for its partners: 404 for everybody else. */
export async function readNarrativeHistory(args: LoaderFunctionArgs) {
	const { app } = args.context;
	const { roadmap, action, rights } = await requireAction(args);
	const made = { schemaVersion, at: app.now().toISOString() };
	const { id } = await ensureNarrative(app.db, { id: action.id, roadmapId: roadmap.id }, made);
	return {
		app,
		documentId: id,
		mayWrite: rights.coWrite,
		page: {
			roadmap: { slug: roadmap.slug, title: roadmap.title },
			action: { slug: action.slug, title: action.title },
			here: `/workspace/${roadmap.slug}/actions/${action.slug}`,
		},
	};
}

/** The narrative, and the version of it that the address names: 404 where there is none. */
export async function readNarrativeVersion(args: LoaderFunctionArgs) {
	const narrative = await readNarrativeHistory(args);
	const number = readChoice(args.params.version ?? null);
	const version =
		typeof number === "number"
			? await findVersion(narrative.app.db, narrative.documentId, number)
			: undefined;
	if (!version) throw data(notFound.message, { status: 404 });
	return { ...narrative, version };
}

/** A version without what only the server needs. */
export function summaryOf({ state: _state, text: _text, seq: _seq, ...version }: Version) {
	return version;
}
