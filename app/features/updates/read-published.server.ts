import { findUpdate } from "#db/queries/published-updates.ts";
import { notFound } from "../../domain/refusal.ts";
import { data, type LoaderFunctionArgs } from "../../remix.ts";
import { requireAction } from "../workspace/require-action.server.ts";

/** A published update of the action, for who may withdraw or correct it: 403 for other partners, 404 where there is none. */
export async function readPublished(args: LoaderFunctionArgs) {
	const { roadmap, action, rights } = await requireAction(args);
	if (!rights.publish) {
		throw data(
			"Only the lead organisation of this action and the coordinator change what stands of its updates.",
			{
				status: 403,
			},
		);
	}
	const update = await findUpdate(args.context.app.db, roadmap.id, numberIn(args.params.update));
	if (!update || update.about.id !== action.id) throw data(notFound.message, { status: 404 });
	const { number, title, text, html, version, withdrawn, record } = update;
	return {
		roadmap: { slug: roadmap.slug, title: roadmap.title },
		action: { slug: action.slug, title: action.title, internal: action.internal },
		update: { number, title, text, html, version, withdrawn, isLoaded: record === null },
	};
}

export type PublishedData = Awaited<ReturnType<typeof readPublished>>;

/** The number of an update in an address; 0, which no update has, for anything else. */
export const numberIn = (text: string | undefined): number =>
	/^[1-9]\d{0,8}$/.test(text ?? "") ? Number(text) : 0;
