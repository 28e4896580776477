import { statusMeanings } from "#app/domain/status.ts";
import { changeStatus, confirmStatus } from "#app/features/actions/change-status.server.ts";
import { ActionPage } from "#app/features/workspace/action-page.tsx";
import { redirectWithDone } from "#app/features/workspace/done.server.ts";
import { formAnswer, refusalStatus } from "#app/features/workspace/form-answer.ts";
import { readAction } from "#app/features/workspace/read-action.server.ts";
import { readForm, readVersion } from "#app/features/workspace/read-form.server.ts";
import { requirePerson } from "#app/features/workspace/require-person.server.ts";
import { useFormRound } from "#app/features/workspace/use-form-round.ts";
import {
	type ActionFunctionArgs,
	data,
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

export async function action(args: ActionFunctionArgs) {
	const { app } = args.context;
	const person = requirePerson(args);
	const fields = await readForm(args.request);
	const { status = "", reason = "", path = "" } = fields;
	const command = {
		roadmapSlug: args.params.roadmap ?? "",
		actionSlug: args.params.action ?? "",
		version: readVersion(fields),
	};
	const confirms = fields.intent === "confirm";
	const outcome = confirms
		? await confirmStatus(app, person, command)
		: await changeStatus(app, person, { ...command, status, reason, path });
	if (!outcome.ok) {
		if (outcome.code === "not-found") throw data(outcome.message, { status: 404 });
		return data(formAnswer(outcome, { status, reason, path }, command.version), refusalStatus(outcome));
	}
	const label = statusMeanings[outcome.value.status].label;
	const said = confirms
		? `It is on record: still “${label}”, with nothing new.`
		: `The status is now “${label}”${outcome.value.public ? ", on the public page too" : ""}.`;
	return redirectWithDone(app, args.request, new URL(args.request.url).pathname, said);
}

export default function Action() {
	const tried = useFormRound(useActionData<typeof action>());
	return <ActionPage page={useLoaderData<typeof loader>()} tried={tried} />;
}
