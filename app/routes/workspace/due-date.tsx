import { changeDueDate } from "#app/features/actions/change-due-date.server.ts";
import { dayFromParts } from "#app/features/workspace/day-from-parts.ts";
import { redirectWithDone } from "#app/features/workspace/done.server.ts";
import { DueDatePage } from "#app/features/workspace/due-date-page.tsx";
import { formAnswer, refusalStatus } from "#app/features/workspace/form-answer.ts";
import { readForm, readVersion } from "#app/features/workspace/read-form.server.ts";
import { requireChangeableAction } from "#app/features/workspace/require-action.server.ts";
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

export const meta = () => [{ title: "Move the due date – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { action, roadmap } = await requireChangeableAction(args);
	return { action, roadmap: { slug: roadmap.slug, title: roadmap.title } };
}

export async function action(args: ActionFunctionArgs) {
	const person = requirePerson(args);
	const { roadmap = "", action = "" } = args.params;
	const fields = await readForm(args.request);
	const version = readVersion(fields);
	const wish = {
		dueOn: dayFromParts(fields, "due"),
		reason: fields.reason ?? "",
		agreedBy: fields.agreedBy ?? "",
	};
	const command = { roadmapSlug: roadmap, actionSlug: action, version, ...wish };
	const outcome = await changeDueDate(args.context.app, person, command);
	if (!outcome.ok) {
		if (outcome.code === "not-found") throw data(outcome.message, { status: 404 });
		return data(formAnswer(outcome, fields, version), refusalStatus(outcome));
	}
	const back = `/workspace/${roadmap}/actions/${action}`;
	return redirectWithDone(
		args.context.app,
		args.request,
		back,
		"The due date was moved. The original stays.",
	);
}

export default function DueDate() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <DueDatePage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
