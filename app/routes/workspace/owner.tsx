import { changeOwner } from "#app/features/actions/change-owner.server.ts";
import { listOwnersToChoose } from "#app/features/actions/list-owners-to-choose.server.ts";
import { redirectWithDone } from "#app/features/workspace/done.server.ts";
import { formAnswer, refusalStatus } from "#app/features/workspace/form-answer.ts";
import { OwnerPage } from "#app/features/workspace/owner-page.tsx";
import { readForm, readVersion } from "#app/features/workspace/read-form.server.ts";
import { requireChangeableAction } from "#app/features/workspace/require-action.server.ts";
import { requirePerson } from "#app/features/workspace/require-person.server.ts";
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

export const meta = () => [{ title: "Change the owner – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { action, roadmap } = await requireChangeableAction(args);
	return {
		action,
		roadmap: { slug: roadmap.slug, title: roadmap.title },
		people: await listOwnersToChoose(args.context.app, action),
	};
}

export async function action(args: ActionFunctionArgs) {
	const person = requirePerson(args);
	const { roadmap = "", action = "" } = args.params;
	const fields = await readForm(args.request);
	const version = readVersion(fields);
	const command = { roadmapSlug: roadmap, actionSlug: action, version, ownerId: fields.ownerId ?? "" };
	const outcome = await changeOwner(args.context.app, person, command);
	if (!outcome.ok) {
		if (outcome.code === "not-found") throw data(outcome.message, { status: 404 });
		return data(formAnswer(outcome, fields, version), refusalStatus(outcome));
	}
	const back = `/workspace/${roadmap}/actions/${action}`;
	return redirectWithDone(args.context.app, args.request, back, "The owner was changed.");
}

export default function Owner() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <OwnerPage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
