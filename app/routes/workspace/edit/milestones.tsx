import { answerEdit } from "#app/features/editing/answer-edit.server.ts";
import { addMilestone, removeMilestone } from "#app/features/editing/change-milestones.server.ts";
import { editPath } from "#app/features/editing/edit-form.ts";
import { PartListPage } from "#app/features/editing/part-list-page.tsx";
import { readMilestones } from "#app/features/editing/read-part-list.server.ts";
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

export const meta = () => [{ title: "Milestones – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { roadmap } = await requireCoordinator(args);
	return readMilestones(args.context.app.db, roadmap, args.params.record ?? "");
}

/** The form that adds one, or the button that removes one. */
export const action = (args: ActionFunctionArgs) =>
	answerEdit(args, {
		run: ({ app, person, typed, roadmapSlug, slug, version }) => {
			const command = { roadmapSlug, slug, version };
			return typed.remove === undefined
				? addMilestone(app, person, { ...command, typed })
				: removeMilestone(app, person, { ...command, milestoneId: typed.remove });
		},
		done: ({ slug }, { roadmapSlug, typed }) => ({
			to: `${editPath(roadmapSlug)}/actions/${slug}/milestones`,
			sentence: typed.remove === undefined ? "The milestone is added." : "The milestone is removed.",
		}),
	});

export default function Milestones() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <PartListPage key={round} list={useLoaderData<typeof loader>()} refused={answer} />;
}
