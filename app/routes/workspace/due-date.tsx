import { changeDueDate } from "#app/features/actions/change-due-date.server.ts";
import { meetingBehind } from "#app/features/meetings/meeting-behind.server.ts";
import { answerForm } from "#app/features/workspace/answer-form.server.ts";
import { dayFromParts } from "#app/features/workspace/day-from-parts.ts";
import { DueDatePage } from "#app/features/workspace/due-date-page.tsx";
import { requireChangeableAction } from "#app/features/workspace/require-action.server.ts";
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

export const meta = () => [{ title: "Move the due date – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { action, roadmap } = await requireChangeableAction(args);
	return { action, roadmap: { slug: roadmap.slug, title: roadmap.title } };
}

export async function action(args: ActionFunctionArgs) {
	const meeting = await meetingBehind(args);
	return answerForm(args, {
		version: "version",
		run: ({ app, person, fields, shown, ...where }) =>
			changeDueDate(app, person, {
				...where,
				...(meeting && { meetingId: meeting.id }),
				version: shown,
				dueOn: dayFromParts(fields, "due"),
				reason: fields.reason ?? "",
				agreedBy: fields.agreedBy ?? "",
			}),
		done: () => `${meeting ? "In this meeting: the" : "The"} due date was moved. The original stays.`,
		back: meeting?.run,
	});
}

export default function DueDate() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <DueDatePage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
