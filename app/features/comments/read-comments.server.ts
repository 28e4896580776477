import { listThreads } from "#db/queries/comments.ts";
import { findNarrative } from "#db/queries/documents.ts";
import type { LoaderFunctionArgs } from "../../remix.ts";
import { requireAction } from "../workspace/require-action.server.ts";

/** The comments on the narrative of the action that the address names. 404 for everybody but partners. */
export async function readComments(args: LoaderFunctionArgs) {
	const { app } = args.context;
	const { person, roadmap, action, rights } = await requireAction(args);
	const document = await findNarrative(app.db, action.id);
	return {
		roadmap: { id: roadmap.id, slug: roadmap.slug, title: roadmap.title, revision: roadmap.revision },
		action: { id: action.id, slug: action.slug, title: action.title },
		personId: person.id,
		mayComment: rights.coWrite,
		threads: document ? await listThreads(app.db, document.id) : [],
	};
}

export type CommentsData = Awaited<ReturnType<typeof readComments>>;
