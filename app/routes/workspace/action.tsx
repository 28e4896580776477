import { statusMeanings } from "#app/domain/status.ts";
import { changeStatus, confirmStatus } from "#app/features/actions/change-status.server.ts";
import { ActionPage } from "#app/features/workspace/action-page.tsx";
import { answerForm } from "#app/features/workspace/answer-form.server.ts";
import { keepShown, useShown } from "#app/features/workspace/keep-shown.ts";
import { readAction } from "#app/features/workspace/read-action.server.ts";
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
	{ title: `${data?.action.title ?? "Action"} – Workspace – Waymark` },
];

export const loader = (args: LoaderFunctionArgs) => readAction(args);

export const clientLoader = keepShown("action");

export const action = (args: ActionFunctionArgs) =>
	answerForm(args, {
		version: "version",
		run: ({ app, person, fields, shown, ...where }) => {
			const command = { ...where, version: shown };
			if (fields.intent === "confirm") return confirmStatus(app, person, command);
			const { status = "", reason = "", path = "" } = fields;
			return changeStatus(app, person, { ...command, status, reason, path });
		},
		done: (written, { fields }) => {
			const { label } = statusMeanings[written.status];
			if (fields.intent === "confirm") return `It is on record: still “${label}”, with nothing new.`;
			return `The status is now “${label}”${written.public ? ", on the public page too" : ""}.`;
		},
	});

export default function Action() {
	const tried = useFormRound(useActionData<typeof action>());
	return <ActionPage page={useShown("action", useLoaderData<typeof loader>())} tried={tried} />;
}
