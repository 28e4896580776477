import { answerEdit } from "#app/features/editing/answer-edit.server.ts";
import { publishRoadmap } from "#app/features/editing/change-roadmap.server.ts";
import { editPath } from "#app/features/editing/edit-form.ts";
import { EditFormPage } from "#app/features/editing/edit-form-page.tsx";
import { readPublicationForm } from "#app/features/editing/read-roadmap-form.server.ts";
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

export const meta = () => [{ title: "Who can read the roadmap – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { roadmap } = await requireCoordinator(args);
	return readPublicationForm(args.context.app.db, roadmap.slug);
}

export const action = (args: ActionFunctionArgs) =>
	answerEdit(args, {
		run: ({ app, person, roadmapSlug, version, typed }) =>
			publishRoadmap(app, person, { roadmapSlug, version, published: typed.publish === "1" }),
		done: ({ title, slug }, { typed }) => ({
			to: editPath(slug),
			sentence:
				typed.publish === "1"
					? `“${title}” is published: everybody can read it.`
					: `“${title}” is for partners only now.`,
		}),
	});

export default function Publication() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <EditFormPage key={round} form={useLoaderData<typeof loader>()} refused={answer} />;
}
