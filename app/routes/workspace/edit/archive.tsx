import { answerEdit } from "#app/features/editing/answer-edit.server.ts";
import { archiveRoadmap } from "#app/features/editing/change-roadmap.server.ts";
import { EditFormPage } from "#app/features/editing/edit-form-page.tsx";
import { readRoadmapArchiveForm } from "#app/features/editing/read-roadmap-form.server.ts";
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

export const meta = () => [{ title: "Archive the roadmap – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { roadmap } = await requireCoordinator(args);
	return readRoadmapArchiveForm(args.context.app.db, roadmap.slug);
}

export const action = (args: ActionFunctionArgs) =>
	answerEdit(args, {
		run: ({ app, person, roadmapSlug, version }) => archiveRoadmap(app, person, { roadmapSlug, version }),
		done: ({ title }) => ({
			to: "/workspace",
			sentence: `“${title}” is archived. You can restore it from your archived roadmaps.`,
		}),
	});

export default function Archive() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <EditFormPage key={round} form={useLoaderData<typeof loader>()} refused={answer} />;
}
