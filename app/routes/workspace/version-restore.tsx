import { readRestore } from "#app/features/versions/read-restore.server.ts";
import { RestorePage } from "#app/features/versions/restore-page.tsx";
import { restoreVersion } from "#app/features/versions/restore-version.server.ts";
import { readChoice } from "#app/features/versions/version-choice.ts";
import { answerForm } from "#app/features/workspace/answer-form.server.ts";
import { useFormRound } from "#app/features/workspace/use-form-round.ts";
import {
	type ActionFunctionArgs,
	type LoaderFunctionArgs,
	useActionData,
	useLoaderData,
} from "#app/remix.ts";

export const meta = () => [{ title: "Bring a version back – Workspace – Waymark" }];

export {
	keepTyped as clientAction,
	unlessUnreachable as shouldRevalidate,
} from "#app/features/workspace/keep-typed.ts";

export const loader = (args: LoaderFunctionArgs) => readRestore(args);

export const action = (args: ActionFunctionArgs) => {
	const number = Number(readChoice(args.params.version ?? "")) || 0;
	return answerForm(args, {
		version: "seq",
		run: ({ app, person, shown, roadmapSlug, actionSlug }) =>
			restoreVersion(app, person, { roadmapSlug, actionSlug, number, seq: shown }),
		done: ({ changed }) =>
			changed
				? `The text reads as in version ${number} again. What it was before is kept in its history.`
				: `The text reads as in version ${number} already: nothing was changed.`,
	});
};

export default function VersionRestore() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <RestorePage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
