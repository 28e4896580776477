import { editNarrative } from "#app/features/narratives/edit-narrative.server.ts";
import { answerForm } from "#app/features/workspace/answer-form.server.ts";
import { PlainNarrativePage } from "#app/features/workspace/plain-narrative-page.tsx";
import { readNarrative } from "#app/features/workspace/read-narrative.server.ts";
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

export const meta = () => [{ title: "Write in a plain form – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readNarrative(args, "coWrite");

export const action = (args: ActionFunctionArgs) =>
	answerForm(args, {
		version: "seq",
		run: ({ app, person, fields, shown, ...where }) =>
			editNarrative(app, person, { ...where, baseSeq: shown, text: fields.text ?? "" }),
		done: () => "Your text is saved, together with whatever others wrote in the meantime.",
	});

export default function Narrative() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <PlainNarrativePage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
