import { answerEdit } from "#app/features/editing/answer-edit.server.ts";
import { lineId, listPath } from "#app/features/editing/list-path.ts";
import { moveRecord } from "#app/features/editing/move-record.server.ts";
import { readRecordList } from "#app/features/editing/read-record-list.server.ts";
import { requireKind } from "#app/features/editing/record-kinds.server.ts";
import { RecordListPage } from "#app/features/editing/record-list-page.tsx";
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

export const meta = () => [{ title: "Edit the roadmap – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const wanted = requireKind(args.params.nouns);
	const { roadmap } = await requireCoordinator(args);
	return readRecordList(args.context.app.db, roadmap, wanted, new URL(args.request.url).searchParams);
}

/** The buttons that move something. */
export function action(args: ActionFunctionArgs) {
	const { nouns, kind } = requireKind(args.params.nouns);
	return answerEdit(args, {
		run: ({ app, person, roadmapSlug, typed, version }) => {
			const direction = typed.direction === "up" ? "up" : "down";
			return moveRecord(app, person, kind, { roadmapSlug, slug: typed.slug ?? "", version, direction });
		},
		done: ({ title }, { roadmapSlug, typed: { slug = "", ...typed } }) => ({
			to: `${listPath(roadmapSlug, nouns, slug)}#${lineId(slug)}`,
			sentence: `“${title}” moved ${typed.direction === "up" ? "up" : "down"}.`,
		}),
	});
}

export default function List() {
	return <RecordListPage list={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
