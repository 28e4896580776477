import { answerEdit } from "#app/features/editing/answer-edit.server.ts";
import { restoreRecord } from "#app/features/editing/archive-record.server.ts";
import { ArchivedPage } from "#app/features/editing/archived-page.tsx";
import { editCrumbs, editPath } from "#app/features/editing/edit-form.ts";
import { readArchived } from "#app/features/editing/read-archived.server.ts";
import { requireKind } from "#app/features/editing/record-kinds.server.ts";
import { requireCoordinator } from "#app/features/editing/require-coordinator.server.ts";
import {
	type ActionFunctionArgs,
	type LoaderFunctionArgs,
	useActionData,
	useLoaderData,
} from "#app/remix.ts";

export {
	keepTyped as clientAction,
	unlessUnreachable as shouldRevalidate,
} from "#app/features/workspace/keep-typed.ts";

export const meta = () => [{ title: "Archived things – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { roadmap } = await requireCoordinator(args);
	return { crumbs: editCrumbs(roadmap), things: await readArchived(args.context.app.db, roadmap.id) };
}

export const action = (args: ActionFunctionArgs) =>
	answerEdit(args, {
		run: ({ app, person, roadmapSlug, typed, version }) => {
			const { kind } = requireKind(typed.nouns);
			return restoreRecord(app, person, kind, { roadmapSlug, slug: typed.slug ?? "", version });
		},
		done: ({ title }, { roadmapSlug }) => ({
			to: `${editPath(roadmapSlug)}/archived`,
			sentence: `“${title}” is restored.`,
		}),
	});

export default function Archived() {
	const page = { ...useLoaderData<typeof loader>(), refused: useActionData<typeof action>() };
	return <ArchivedPage {...page} heading="Archived things" />;
}
