import { notFound } from "#app/domain/refusal.ts";
import { changeMilestone } from "#app/features/actions/change-milestone.server.ts";
import { answerForm } from "#app/features/workspace/answer-form.server.ts";
import { dayFromParts } from "#app/features/workspace/day-from-parts.ts";
import { MilestonePage } from "#app/features/workspace/milestone-page.tsx";
import { requireChangeableAction } from "#app/features/workspace/require-action.server.ts";
import { useFormRound } from "#app/features/workspace/use-form-round.ts";
import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	useActionData,
	useLoaderData,
} from "#app/remix.ts";

export {
	keepTyped as clientAction,
	unlessUnreachable as shouldRevalidate,
} from "#app/features/workspace/keep-typed.ts";

export const meta = () => [{ title: "Change a milestone – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { action, roadmap } = await requireChangeableAction(args);
	const milestone = action.milestones.find(({ id }) => id === args.params.milestone);
	if (!milestone) throw data(notFound.message, { status: 404 });
	return { action, milestone, roadmap: { slug: roadmap.slug, title: roadmap.title } };
}

export const action = (args: ActionFunctionArgs) =>
	answerForm(args, {
		version: "version",
		run: ({ app, person, fields, shown, ...where }) =>
			changeMilestone(app, person, {
				...where,
				version: shown,
				milestoneId: args.params.milestone ?? "",
				completedOn: dayFromParts(fields, "reached"),
			}),
		done: () => "The milestone was changed.",
	});

export default function Milestone() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <MilestonePage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
