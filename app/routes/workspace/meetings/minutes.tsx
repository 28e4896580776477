import { answerMeetingForm, saying } from "#app/features/meetings/answer-meeting-form.server.ts";
import { editMinutes } from "#app/features/meetings/edit-minutes.server.ts";
import { MinutesFormPage } from "#app/features/meetings/minutes-form-page.tsx";
import { readMinutesForm } from "#app/features/meetings/read-closing.server.ts";
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

export const meta = () => [{ title: "Write the minutes – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readMinutesForm(args);

export const action = (args: ActionFunctionArgs) =>
	answerMeetingForm(args, {
		default: ({ app, person, fields, roadmapSlug, meetingSlug }) => {
			const part = args.params.part === "private" ? "private" : "public";
			const command = {
				roadmapSlug,
				meetingSlug,
				part,
				baseSeq: Number(fields.version),
				text: fields.text ?? "",
			} as const;
			return saying(editMinutes(app, person, command), () => ({
				done: "Your text is saved, together with whatever others wrote in the meantime.",
				to: `/workspace/${roadmapSlug}/meetings/${meetingSlug}`,
			}));
		},
	});

export default function Minutes() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <MinutesFormPage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
