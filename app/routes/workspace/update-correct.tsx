import { CorrectPage } from "#app/features/updates/correct-page.tsx";
import { correctUpdate } from "#app/features/updates/correct-update.server.ts";
import { numberIn, readPublished } from "#app/features/updates/read-published.server.ts";
import { answerForm } from "#app/features/workspace/answer-form.server.ts";
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

export const meta = () => [{ title: "Correct a slip in an update – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readPublished(args);

export const action = (args: ActionFunctionArgs) =>
	answerForm(args, {
		version: "version",
		run: ({ app, person, fields, shown: version, roadmapSlug, actionSlug }) =>
			correctUpdate(app, person, {
				roadmapSlug,
				actionSlug,
				version,
				number: numberIn(args.params.update),
				title: fields.title ?? "",
				text: fields.text ?? "",
				note: fields.note ?? "",
			}),
		done: () => "The correction is published. The wording before stays at its own address.",
	});

export default function UpdateCorrect() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <CorrectPage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
