import { publishUpdate } from "#app/features/narratives/publish-narrative.server.ts";
import { redirectWithDone } from "#app/features/workspace/done.server.ts";
import { formAnswer, refusalStatus } from "#app/features/workspace/form-answer.ts";
import { PublishPage } from "#app/features/workspace/publish-page.tsx";
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

export const meta = () => [{ title: "Publish the narrative – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readNarrative(args, "publish");

export async function action(args: ActionFunctionArgs) {
	const person = requirePerson(args);
	const { roadmap = "", action = "" } = args.params;
	const fields = await readForm(args.request);
	const seq = readVersion(fields, "seq");
	const title = fields.title ?? "";
	const command = { roadmapSlug: roadmap, actionSlug: action, seq, title };
	const outcome = await publishUpdate(args.context.app, person, command);
	if (!outcome.ok) {
		if (outcome.code === "not-found") throw data(outcome.message, { status: 404 });
		return data(formAnswer(outcome, { title }, seq), refusalStatus(outcome));
	}
	const back = `/workspace/${roadmap}/actions/${action}`;
	return redirectWithDone(
		args.context.app,
		args.request,
		back,
		`Update ${outcome.value.number} is published.`,
	);
}

export default function Publish() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <PublishPage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
