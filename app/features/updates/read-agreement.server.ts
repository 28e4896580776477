import { findSignedRound } from "#db/queries/agreements.ts";
import { findNarrative } from "#db/queries/documents.ts";
import { findVersion, listBindings } from "#db/queries/versions.ts";
import type { AppContext } from "../../context.server.ts";
import { formatDay } from "../../domain/dates.ts";
import { data, type LoaderFunctionArgs } from "../../remix.ts";
import { compareBlocks } from "../versions/compare-blocks.ts";
import { readSide } from "../versions/read-comparison.server.ts";
import { readWriters } from "../versions/read-writers.server.ts";
import { presentText } from "../versions/version-choice.ts";
import { requireAction, subjectOf } from "../workspace/require-action.server.ts";
import { readStage, type Stage } from "./read-stage.server.ts";

/** The page on which partners read and sign what is out for agreement, or see what became of it. */
export async function readAgreement(args: LoaderFunctionArgs) {
	const { app } = args.context;
	const { person, roadmap, action, rights } = await requireAction(args);
	const stage = await readStage(app, person, action.id, subjectOf(action, roadmap));
	const mine = person.memberships.filter((m) => m.roadmapId === roadmap.id).map((m) => m.organisationId);
	const document = await findNarrative(app.db, action.id);
	const frozen = stage && document ? await findVersion(app.db, document.id, stage.version) : undefined;
	return {
		roadmap: { id: roadmap.id, slug: roadmap.slug, title: roadmap.title, revision: roadmap.revision },
		action: { slug: action.slug, title: action.title, status: action.status },
		rights,
		stage,
		html: frozen?.html ?? "",
		/** Whether people went on writing since the text was frozen. */
		movedOn: frozen !== undefined && document !== undefined && document.seq > frozen.seq,
		since:
			stage && document ? await readSince(app, mine, action.id, { stage, documentId: document.id }) : null,
	};
}

export type AgreementData = Awaited<ReturnType<typeof readAgreement>>;

/**
 * What changed since the person's organisation signed a text that was then taken back: up to the text that is out, or to the
 * present one. Null for who had signed nothing, and once the text is published.
 */
async function readSince(
	app: AppContext,
	organisationIds: string[],
	actionId: string,
	{ stage, documentId }: { stage: Stage; documentId: string },
) {
	if (stage.state === "published") return null;
	const signed = await findSignedRound(app.db, actionId, organisationIds);
	if (!signed) return null;
	const bindings = await listBindings(app.db, documentId);
	const before = await readSide(app, documentId, signed.version_number, bindings);
	const to = stage.state === "open" ? stage.version : presentText;
	const after = await readSide(app, documentId, to, bindings);
	if (!before || !after) return null;
	return {
		title: `What changed since the text “${signed.title}” of ${formatDay(signed.at)}, which your organisation had signed`,
		writers: readWriters([...before.blocks, ...after.blocks], bindings),
		blocks: compareBlocks(before.blocks, after.blocks),
	};
}

/** The page from which a text that is out is taken back: 403 for who may not, 404 while nothing is out. */
export async function readTakeBack(args: LoaderFunctionArgs) {
	const page = await readAgreement(args);
	if (!page.rights.publish) {
		throw data("Only the lead organisation of this action and the coordinator take a text back.", {
			status: 403,
		});
	}
	const { roadmap, action, stage } = page;
	return { roadmap, action, stage };
}
