import { resendInvitation, takeBackInvitation } from "#app/features/people/open-invitation.server.ts";
import { PeoplePage } from "#app/features/people/people-page.tsx";
import { readPeople } from "#app/features/people/read-people.server.ts";
import { redirectWithDone } from "#app/features/workspace/done.server.ts";
import { refusalStatus } from "#app/features/workspace/form-answer.ts";
import { readForm } from "#app/features/workspace/read-form.server.ts";
import { requirePartner, requirePerson } from "#app/features/workspace/require-person.server.ts";
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

export const meta = () => [{ title: "People – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { person, roadmap } = await requirePartner(args, args.params.roadmap ?? "");
	return readPeople(args.context.app, person, roadmap);
}

/** The buttons of an open invitation. */
export async function action(args: ActionFunctionArgs) {
	const { app } = args.context;
	const person = requirePerson(args);
	const { intent, invitation = "" } = await readForm(args.request);
	const command = { roadmapSlug: args.params.roadmap ?? "", invitationId: invitation };
	const takesBack = intent === "take-back";
	const outcome = takesBack
		? await takeBackInvitation(app, person, command)
		: await resendInvitation(app, person, command);
	if (!outcome.ok) {
		if (outcome.code === "not-found") throw data(outcome.message, { status: 404 });
		return data({ message: outcome.message }, refusalStatus(outcome));
	}
	const done = takesBack
		? "The invitation was taken back. Its link works no longer."
		: outcome.value?.sent
			? "The invitation was sent again. Only the link in the new letter works."
			: "The letter could not be handed over. Send it again in a few minutes.";
	return redirectWithDone(app, args.request, `/workspace/${command.roadmapSlug}/people`, done);
}

export default function People() {
	const { answer } = useFormRound(useActionData<typeof action>());
	return <PeoplePage {...useLoaderData<typeof loader>()} refused={answer?.message} />;
}
