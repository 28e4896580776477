import { answerEdit } from "#app/features/editing/answer-edit.server.ts";
import { changeMilestoneWords } from "#app/features/editing/change-milestones.server.ts";
import { editPath } from "#app/features/editing/edit-form.ts";
import { EditFormPage } from "#app/features/editing/edit-form-page.tsx";
import { readMilestoneForm } from "#app/features/editing/read-part-list.server.ts";
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

export const meta = () => [{ title: "Edit the milestone – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { roadmap } = await requireCoordinator(args);
	const { record = "", milestone = "" } = args.params;
	return readMilestoneForm(args.context.app.db, roadmap, record, milestone);
}

export const action = (args: ActionFunctionArgs) =>
	answerEdit(args, {
		run: ({ app, person, roadmapSlug, slug, version, typed }) =>
			changeMilestoneWords(app, person, {
				...{ roadmapSlug, slug, version, typed },
				milestoneId: args.params.milestone ?? "",
			}),
		done: ({ slug }, { roadmapSlug }) => ({
			to: `${editPath(roadmapSlug)}/actions/${slug}/milestones`,
			sentence: "The milestone is saved.",
		}),
	});

export default function EditMilestone() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <EditFormPage key={round} form={useLoaderData<typeof loader>()} refused={answer} />;
}
