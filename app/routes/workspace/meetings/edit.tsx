import { answerMeetingForm, saying } from "#app/features/meetings/answer-meeting-form.server.ts";
import { MeetingFormPage } from "#app/features/meetings/meeting-form-page.tsx";
import { wishOf } from "#app/features/meetings/meeting-wish.ts";
import { editMeeting } from "#app/features/meetings/plan-meeting.server.ts";
import { readMeetingForm } from "#app/features/meetings/read-meetings.server.ts";
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

export const meta = () => [{ title: "Change the meeting – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readMeetingForm(args);

export const action = (args: ActionFunctionArgs) =>
	answerMeetingForm(args, {
		default: ({ app, person, fields, roadmapSlug, meetingSlug }) => {
			const version = Number(fields.version ?? 0);
			const command = { roadmapSlug, meetingSlug, version, ...wishOf(fields) };
			return saying(editMeeting(app, person, command), ({ moved }) => ({
				done: moved
					? "The meeting is saved. Everybody who is invited gets a new letter."
					: "The meeting is saved.",
				to: `/workspace/${roadmapSlug}/meetings/${meetingSlug}`,
			}));
		},
	});

export default function EditMeeting() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <MeetingFormPage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
