import { HistoryPage } from "#app/features/versions/history-page.tsx";
import { nameVersion } from "#app/features/versions/name-version.server.ts";
import { readHistory } from "#app/features/versions/read-history.server.ts";
import { redirectWithDone } from "#app/features/workspace/done.server.ts";
import { formAnswer, refusalStatus } from "#app/features/workspace/form-answer.ts";
import { readForm } from "#app/features/workspace/read-form.server.ts";
import { requirePerson } from "#app/features/workspace/require-person.server.ts";
import { useFormRound } from "#app/features/workspace/use-form-round.ts";
import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	useActionData,
	useLoaderData,
} from "#app/remix.ts";

export const meta = () => [{ title: "History of this text – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readHistory(args);

export async function action(args: ActionFunctionArgs) {
	const { app } = args.context;
	const person = requirePerson(args);
	const { roadmap = "", action = "" } = args.params;
	const { name = "" } = await readForm(args.request);
	const outcome = await nameVersion(app, person, { roadmapSlug: roadmap, actionSlug: action, name });
	if (!outcome.ok) {
		if (outcome.code === "not-found") throw data(outcome.message, { status: 404 });
		return data(formAnswer(outcome, { name }, 0), refusalStatus(outcome));
	}
	const back = `/workspace/${roadmap}/actions/${action}/versions`;
	return redirectWithDone(app, args.request, back, `The text is kept as version ${outcome.value.number}.`);
}

export default function Versions() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <HistoryPage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
