import { listChanges } from "#db/queries/changes.ts";
import { listThreads } from "#db/queries/comments.ts";
import { ensureNarrative } from "#db/queries/documents.ts";
import { latestUpdateOf } from "#db/queries/published-updates.ts";
import { findEditorSettings } from "#db/queries/settings.ts";
import { dayOf } from "../../domain/dates.ts";
import type { LoaderFunctionArgs } from "../../remix.ts";
import { readColleagues } from "../colleagues/read-colleagues.server.ts";
import { schemaVersion } from "../narratives/document-schema.ts";
import { readStage } from "../updates/read-stage.server.ts";
import { requireAction, subjectOf } from "./require-action.server.ts";

/** The newest lines of the ledger that the action's page shows. */
const historyLength = 20;

/** Everything on the page of an action for partners. */
export async function readAction(args: LoaderFunctionArgs) {
	const { app } = args.context;
	const { person, roadmap, action, rights } = await requireAction(args);
	const document = await ensureNarrative(
		app.db,
		{ id: action.id, roadmapId: roadmap.id },
		{ schemaVersion, at: app.now().toISOString() },
	);
	const place = { kind: "action" as const, id: action.id, slug: action.slug, title: action.title };
	const [reading, history, published, comments, settings, stage, colleagues] = await Promise.all([
		app.documents.read(document.id),
		listChanges(app.db, {
			roadmapId: roadmap.id,
			subjectId: action.id,
			publicOnly: false,
			limit: historyLength,
		}),
		latestUpdateOf(app.db, action.id),
		listThreads(app.db, document.id),
		findEditorSettings(app.db, person.id),
		readStage(app, person, action.id, subjectOf(action, roadmap)),
		readColleagues(app, { roadmap, person }, place),
	]);
	return {
		personId: person.id,
		today: dayOf(app.now().toISOString()),
		roadmap: {
			id: roadmap.id,
			slug: roadmap.slug,
			title: roadmap.title,
			revision: roadmap.revision,
			published: roadmap.published,
		},
		action,
		rights,
		history,
		published: published ? { number: published.number, at: published.publishedAt } : null,
		comments,
		stage,
		colleagues,
		narrative: { documentName: document.name, schemaVersion, html: reading.html, settings },
	};
}

export type ActionPageData = Awaited<ReturnType<typeof readAction>>;
