import { answerMeetingForm } from "#app/features/meetings/answer-meeting-form.server.ts";
import { MeetingPage } from "#app/features/meetings/meeting-page.tsx";
import { preparing } from "#app/features/meetings/preparing.server.ts";
import { readMeeting } from "#app/features/meetings/read-meetings.server.ts";
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
	{ title: `${data?.meeting.title ?? "Meeting"} – Workspace – Waymark` },
];

export const loader = (args: LoaderFunctionArgs) => readMeeting(args);

export const clientLoader = keepShown("meeting");

export const action = (args: ActionFunctionArgs) => answerMeetingForm(args, preparing);

export default function Meeting() {
	const tried = useFormRound(useActionData<typeof action>());
	return <MeetingPage page={useShown("meeting", useLoaderData<typeof loader>())} tried={tried} />;
}
