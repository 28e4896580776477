import { publishUpdate } from "#app/features/updates/publish-update.server.ts";
import { readPublishPage } from "#app/features/updates/read-publishing.server.ts";
import { answerForm } from "#app/features/workspace/answer-form.server.ts";
import { PublishPage } from "#app/features/workspace/publish-page.tsx";
import { readVersion } from "#app/features/workspace/read-form.server.ts";
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

export const meta = () => [{ title: "Publish the narrative – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readPublishPage(args);

export const action = (args: ActionFunctionArgs) =>
	answerForm(args, {
		version: "seq",
		run: ({ app, person, fields, shown, ...where }) =>
			publishUpdate(app, person, {
				...where,
				seq: shown,
				title: fields.title ?? "",
				period: fields.period ?? "",
				shownUpdate: readVersion(fields, "shownUpdate"),
			}),
		done: ({ number }) => `Update ${number} is published.`,
	});

export default function Publish() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <PublishPage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
