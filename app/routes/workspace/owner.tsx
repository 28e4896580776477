import { changeOwner } from "#app/features/actions/change-owner.server.ts";
import { listOwnersToChoose } from "#app/features/actions/list-owners-to-choose.server.ts";
import { answerForm } from "#app/features/workspace/answer-form.server.ts";
import { OwnerPage } from "#app/features/workspace/owner-page.tsx";
import { requireChangeableAction } from "#app/features/workspace/require-action.server.ts";
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

export const meta = () => [{ title: "Change the owner – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { action, roadmap } = await requireChangeableAction(args);
	return {
		action,
		roadmap: { slug: roadmap.slug, title: roadmap.title },
		people: await listOwnersToChoose(args.context.app, action),
	};
}

export const action = (args: ActionFunctionArgs) =>
	answerForm(args, {
		version: "version",
		run: ({ app, person, fields, shown, ...where }) =>
			changeOwner(app, person, { ...where, version: shown, ownerId: fields.ownerId ?? "" }),
		done: () => "The owner was changed.",
	});

export default function Owner() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <OwnerPage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
