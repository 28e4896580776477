import { notFound } from "#app/domain/refusal.ts";
import { changeMilestone } from "#app/features/actions/change-milestone.server.ts";
import { dayFromParts } from "#app/features/workspace/day-from-parts.ts";
import { redirectWithDone } from "#app/features/workspace/done.server.ts";
import { formAnswer, refusalStatus } from "#app/features/workspace/form-answer.ts";
import { MilestonePage } from "#app/features/workspace/milestone-page.tsx";
import { readForm, readVersion } from "#app/features/workspace/read-form.server.ts";
import { requireChangeableAction } from "#app/features/workspace/require-action.server.ts";
import { requirePerson } from "#app/features/workspace/require-person.server.ts";
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

export async function action(args: ActionFunctionArgs) {
	const person = requirePerson(args);
	const { roadmap = "", action = "", milestone = "" } = args.params;
	const fields = await readForm(args.request);
	const version = readVersion(fields);
	const wish = { milestoneId: milestone, completedOn: dayFromParts(fields, "reached") };
	const command = { roadmapSlug: roadmap, actionSlug: action, version, ...wish };
	const outcome = await changeMilestone(args.context.app, person, command);
	if (!outcome.ok) {
		if (outcome.code === "not-found") throw data(outcome.message, { status: 404 });
		return data(formAnswer(outcome, fields, version), refusalStatus(outcome));
	}
	const back = `/workspace/${roadmap}/actions/${action}`;
	return redirectWithDone(args.context.app, args.request, back, "The milestone was changed.");
}

export default function Milestone() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <MilestonePage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
