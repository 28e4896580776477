import { readRestore } from "#app/features/versions/read-restore.server.ts";
import { RestorePage } from "#app/features/versions/restore-page.tsx";
import { restoreVersion } from "#app/features/versions/restore-version.server.ts";
import { readChoice } from "#app/features/versions/version-choice.ts";
import { redirectWithDone } from "#app/features/workspace/done.server.ts";
import { formAnswer, refusalStatus } from "#app/features/workspace/form-answer.ts";
import { readForm, readVersion } from "#app/features/workspace/read-form.server.ts";
import { requirePerson } from "#app/features/workspace/require-person.server.ts";
import { useFormRound } from "#app/features/workspace/use-form-round.ts";
import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	useActionData,
	useLoaderData,
} from "#app/remix.ts";

export const meta = () => [{ title: "Bring a version back – Workspace – Waymark" }];

/** A refused form is shown beside the text of now, not of when it was opened. */
export const shouldRevalidate = () => true;

export const loader = (args: LoaderFunctionArgs) => readRestore(args);

export async function action(args: ActionFunctionArgs) {
	const { app } = args.context;
	const person = requirePerson(args);
	const { roadmap = "", action = "", version = "" } = args.params;
	const number = Number(readChoice(version)) || 0;
	const seq = readVersion(await readForm(args.request), "seq");
	const command = { roadmapSlug: roadmap, actionSlug: action, number, seq };
	const outcome = await restoreVersion(app, person, command);
	if (!outcome.ok) {
		if (outcome.code === "not-found") throw data(outcome.message, { status: 404 });
		return data(formAnswer(outcome, {}, seq), refusalStatus(outcome));
	}
	const said = outcome.value.changed
		? `The text reads as in version ${number} again. What it was before is kept in its history.`
		: `The text reads as in version ${number} already: nothing was changed.`;
	return redirectWithDone(app, args.request, `/workspace/${roadmap}/actions/${action}`, said);
}

export default function VersionRestore() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <RestorePage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
