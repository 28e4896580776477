import { editNarrative } from "#app/features/narratives/edit-narrative.server.ts";
import { redirectWithDone } from "#app/features/workspace/done.server.ts";
import { formAnswer, refusalStatus } from "#app/features/workspace/form-answer.ts";
import { PlainNarrativePage } from "#app/features/workspace/plain-narrative-page.tsx";
import { readForm, readVersion } from "#app/features/workspace/read-form.server.ts";
import { readNarrative } from "#app/features/workspace/read-narrative.server.ts";
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

export const meta = () => [{ title: "Write in a plain form – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readNarrative(args, "coWrite");

export async function action(args: ActionFunctionArgs) {
	const person = requirePerson(args);
	const { roadmap = "", action = "" } = args.params;
	const fields = await readForm(args.request);
	const baseSeq = readVersion(fields, "seq");
	const text = fields.text ?? "";
	const command = { roadmapSlug: roadmap, actionSlug: action, baseSeq, text };
	const outcome = await editNarrative(args.context.app, person, command);
	if (!outcome.ok) {
		if (outcome.code === "not-found") throw data(outcome.message, { status: 404 });
		return data(formAnswer(outcome, { text }, baseSeq), refusalStatus(outcome));
	}
	const back = `/workspace/${roadmap}/actions/${action}`;
	const said = "Your text is saved, together with whatever others wrote in the meantime.";
	return redirectWithDone(args.context.app, args.request, back, said);
}

export default function Narrative() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <PlainNarrativePage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
