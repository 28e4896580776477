import { requireAdministrator } from "#app/features/administration/require-administrator.server.ts";
import { answerEdit } from "#app/features/editing/answer-edit.server.ts";
import { editPath } from "#app/features/editing/edit-form.ts";
import { EditFormPage } from "#app/features/editing/edit-form-page.tsx";
import { createRoadmap } from "#app/features/new-roadmap/create-roadmap.server.ts";
import { readNewRoadmap } from "#app/features/new-roadmap/read-new-roadmap.server.ts";
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

export const meta = () => [{ title: "Make a roadmap by hand – Workspace – Waymark" }];

export function loader(args: LoaderFunctionArgs) {
	requireAdministrator(args);
	return readNewRoadmap(args.context.app);
}

export const action = (args: ActionFunctionArgs) =>
	answerEdit(args, {
		run: ({ app, person, typed }) => createRoadmap(app, person, typed),
		done: ({ slug, title }) => ({
			to: editPath(slug),
			sentence: `“${title}” is made. Now add what belongs to it.`,
		}),
	});

export default function ByHand() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <EditFormPage key={round} form={useLoaderData<typeof loader>()} refused={answer} />;
}
