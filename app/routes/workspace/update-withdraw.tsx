import { numberIn, readPublished } from "#app/features/updates/read-published.server.ts";
import { WithdrawPage } from "#app/features/updates/withdraw-page.tsx";
import { withdrawUpdate } from "#app/features/updates/withdraw-update.server.ts";
import { answerForm } from "#app/features/workspace/answer-form.server.ts";
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

export const meta = () => [{ title: "Withdraw an update – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readPublished(args);

export const action = (args: ActionFunctionArgs) =>
	answerForm(args, {
		version: "version",
		run: ({ app, person, fields, roadmapSlug, actionSlug }) =>
			withdrawUpdate(app, person, {
				roadmapSlug,
				actionSlug,
				number: numberIn(args.params.update),
				reason: fields.reason ?? "",
			}),
		done: ({ number }) => `Update ${number} is withdrawn. It stays at its address, with your reason.`,
	});

export default function UpdateWithdraw() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <WithdrawPage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
