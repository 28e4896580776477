import { answerEdit } from "#app/features/editing/answer-edit.server.ts";
import { renameRoadmap } from "#app/features/editing/change-roadmap.server.ts";
import { editPath } from "#app/features/editing/edit-form.ts";
import { EditFormPage } from "#app/features/editing/edit-form-page.tsx";
import { readRoadmapAddressForm } from "#app/features/editing/read-roadmap-form.server.ts";
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

export const meta = () => [{ title: "Change the address – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { roadmap } = await requireCoordinator(args);
	return readRoadmapAddressForm(args.context.app.db, roadmap.slug);
}

export const action = (args: ActionFunctionArgs) =>
	answerEdit(args, {
		run: ({ app, person, roadmapSlug, version, typed }) =>
			renameRoadmap(app, person, { roadmapSlug, version, newSlug: typed.slug ?? "" }),
		done: ({ slug }) => ({
			to: editPath(slug),
			sentence: `The address is /${slug} now. The old one leads to it.`,
		}),
	});

export default function Address() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <EditFormPage key={round} form={useLoaderData<typeof loader>()} refused={answer} />;
}
