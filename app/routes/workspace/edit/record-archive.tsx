import { answerEdit } from "#app/features/editing/answer-edit.server.ts";
import { archiveRecord } from "#app/features/editing/archive-record.server.ts";
import { EditFormPage } from "#app/features/editing/edit-form-page.tsx";
import { listPath } from "#app/features/editing/list-path.ts";
import { readArchiveForm } from "#app/features/editing/read-record-form.server.ts";
import { requireKind } from "#app/features/editing/record-kinds.server.ts";
import { requireCoordinator } from "#app/features/editing/require-coordinator.server.ts";
import { useFormRound } from "#app/features/workspace/use-form-round.ts";
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

export const meta = () => [{ title: "Archive – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { roadmap } = await requireCoordinator(args);
	const where = { db: args.context.app.db, roadmap, ...requireKind(args.params.nouns) };
	return readArchiveForm(where, args.params.record ?? "");
}

export function action(args: ActionFunctionArgs) {
	const { nouns, kind } = requireKind(args.params.nouns);
	return answerEdit(args, {
		run: ({ app, person, roadmapSlug, slug, version }) =>
			archiveRecord(app, person, kind, { roadmapSlug, slug, version }),
		done: ({ title, slug }, { roadmapSlug }) => ({
			to: listPath(roadmapSlug, nouns, slug),
			sentence: `The ${kind.noun} “${title}” is archived.`,
		}),
	});
}

export default function RecordArchive() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <EditFormPage key={round} form={useLoaderData<typeof loader>()} refused={answer} />;
}
