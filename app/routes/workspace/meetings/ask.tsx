import { answerAsk } from "#app/features/meetings/answer-ask.server.ts";
import { answerMeetingForm, saying } from "#app/features/meetings/answer-meeting-form.server.ts";
import { AskPage } from "#app/features/meetings/ask-page.tsx";
import { askStateWords } from "#app/features/meetings/meeting-words.ts";
import { readAsk } from "#app/features/meetings/read-outcomes.server.ts";
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

export const meta = () => [{ title: "Ask – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readAsk(args);

export const action = (args: ActionFunctionArgs) =>
	answerMeetingForm(args, {
		default: ({ app, person, fields, roadmapSlug }) => {
			const { answer = "", reason = "", shown = "" } = fields;
			const command = { roadmapSlug, number: Number(args.params.ask), answer, reason, shown };
			return saying(answerAsk(app, person, command), ({ state }) => ({
				done: `Your answer is saved: ${askStateWords[state].label.toLowerCase()}.`,
			}));
		},
	});

export default function Ask() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <AskPage key={round} page={useLoaderData<typeof loader>()} refused={answer} />;
}
