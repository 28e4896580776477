import { answerMeetingForm } from "#app/features/meetings/answer-meeting-form.server.ts";
import { readRun } from "#app/features/meetings/read-run.server.ts";
import { RunPage } from "#app/features/meetings/run-page.tsx";
import { running } from "#app/features/meetings/running.server.ts";
import { keepShown, useShown } from "#app/features/workspace/keep-shown.ts";
import { useFormRound } from "#app/features/workspace/use-form-round.ts";
import {
	type ActionFunctionArgs,
	type LoaderFunctionArgs,
	type MetaFunction,
	useActionData,
	useLoaderData,
} from "#app/remix.ts";

export {
	keepTyped as clientAction,
	unlessUnreachable as shouldRevalidate,
} from "#app/features/workspace/keep-typed.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: `${data?.item.title ?? "Item"} – ${data?.meeting.title ?? "Meeting"} – Waymark` },
];

export const loader = (args: LoaderFunctionArgs) => readRun(args);

export const clientLoader = keepShown("run");

export const action = (args: ActionFunctionArgs) => answerMeetingForm(args, running);

export default function Run() {
	const tried = useFormRound(useActionData<typeof action>());
	return <RunPage page={useShown("run", useLoaderData<typeof loader>())} tried={tried} />;
}
