import { answerMeetingForm, saying, tickedIn } from "#app/features/meetings/answer-meeting-form.server.ts";
import { GuestsPage } from "#app/features/meetings/guests-page.tsx";
import { inviteToMeeting } from "#app/features/meetings/invite.server.ts";
import { readGuests } from "#app/features/meetings/read-meetings.server.ts";
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

export const meta = () => [{ title: "Invite people – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readGuests(args);

export const action = (args: ActionFunctionArgs) =>
	answerMeetingForm(args, {
		default: ({ app, person, fields, roadmapSlug, meetingSlug }) => {
			const command = { roadmapSlug, meetingSlug, personIds: tickedIn(fields, "person-") };
			return saying(inviteToMeeting(app, person, command), ({ invited }) => ({
				done: invited === 1 ? "1 person is invited." : `${invited} people are invited.`,
				to: `/workspace/${roadmapSlug}/meetings/${meetingSlug}`,
			}));
		},
	});

export default function Invite() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <GuestsPage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
