import { readTakeBack } from "#app/features/updates/read-agreement.server.ts";
import { takeBack } from "#app/features/updates/take-back.server.ts";
import { TakeBackPage } from "#app/features/updates/take-back-page.tsx";
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

export const meta = () => [{ title: "Take the text back – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readTakeBack(args);

export const action = (args: ActionFunctionArgs) =>
	answerForm(args, {
		version: "version",
		run: ({ app, person, fields, shown: round, roadmapSlug, actionSlug }) =>
			takeBack(app, person, { roadmapSlug, actionSlug, round, reason: fields.reason ?? "" }),
		done: ({ title }) => `“${title}” is back in writing. What organisations had said stays on record.`,
	});

export default function AgreementTakeBack() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <TakeBackPage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
