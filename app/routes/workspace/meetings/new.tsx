import { answerMeetingForm, saying } from "#app/features/meetings/answer-meeting-form.server.ts";
import { MeetingFormPage } from "#app/features/meetings/meeting-form-page.tsx";
import { wishOf } from "#app/features/meetings/meeting-wish.ts";
import { createMeeting } from "#app/features/meetings/plan-meeting.server.ts";
import { readNewMeeting } from "#app/features/meetings/read-meetings.server.ts";
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

export const meta = () => [{ title: "Create a meeting – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const page = await readNewMeeting(args);
	if (!page) throw data("Only the coordinator creates meetings.", { status: 403 });
	return page;
}

export const action = (args: ActionFunctionArgs) =>
	answerMeetingForm(args, {
		default: ({ app, person, fields, roadmapSlug }) =>
			saying(createMeeting(app, person, { roadmapSlug, ...wishOf(fields) }), ({ slug }) => ({
				done: "The meeting is a draft: put its agenda together, then open it.",
				to: `/workspace/${roadmapSlug}/meetings/${slug}`,
			})),
	});

export default function NewMeeting() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <MeetingFormPage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
