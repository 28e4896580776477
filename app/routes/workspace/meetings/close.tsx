import { answerMeetingForm } from "#app/features/meetings/answer-meeting-form.server.ts";
import { ClosePage } from "#app/features/meetings/close-page.tsx";
import { closing } from "#app/features/meetings/closing.server.ts";
import { readClosing } from "#app/features/meetings/read-closing.server.ts";
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

export const meta = () => [{ title: "Close the meeting – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readClosing(args);

export const action = (args: ActionFunctionArgs) => answerMeetingForm(args, closing);

export default function Close() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <ClosePage key={round} page={useLoaderData<typeof loader>()} refused={answer} />;
}
