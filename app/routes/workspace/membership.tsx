import { changeRole } from "#app/features/people/change-role.server.ts";
import { MembershipPage } from "#app/features/people/membership-page.tsx";
import { readMembership } from "#app/features/people/read-membership.server.ts";
import { removePerson } from "#app/features/people/remove-person.server.ts";
import { redirectWithDone } from "#app/features/workspace/done.server.ts";
import { formAnswer, refusalStatus } from "#app/features/workspace/form-answer.ts";
import { readForm } from "#app/features/workspace/read-form.server.ts";
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

export const meta = () => [{ title: "Role – People – Workspace – Waymark" }];

const commandOf = ({ params }: LoaderFunctionArgs) => ({
	roadmapSlug: params.roadmap ?? "",
	organisationSlug: params.organisation ?? "",
	personId: params.person ?? "",
});

export async function loader(args: LoaderFunctionArgs) {
	const found = await readMembership(args.context.app, requirePerson(args), commandOf(args));
	if (!found.ok) throw data(found.message, { status: refusalStatus(found) });
	return found.value;
}

export async function action(args: ActionFunctionArgs) {
	const { app } = args.context;
	const person = requirePerson(args);
	const fields = await readForm(args.request);
	const command = commandOf(args);
	const people = `/workspace/${command.roadmapSlug}/people`;
	if (fields.intent === "end") {
		const ended = await removePerson(app, person, command);
		if (!ended.ok) return refused(ended, fields);
		const { left, organisation } = ended.value;
		return left
			? redirectWithDone(app, args.request, "/workspace", `You no longer act for ${organisation} there.`)
			: redirectWithDone(app, args.request, people, `The person no longer acts for ${organisation}.`);
	}
	const wish = { ...command, role: fields.role ?? "", shown: fields.shown ?? "" };
	const changed = await changeRole(app, person, wish);
	if (!changed.ok) return refused(changed, fields);
	return redirectWithDone(app, args.request, people, `The role is now ${changed.value.role}.`);
}

function refused(refusal: Parameters<typeof formAnswer>[0], fields: Record<string, string>) {
	if (refusal.code === "not-found") throw data(refusal.message, { status: 404 });
	return data(formAnswer(refusal, fields, 0), refusalStatus(refusal));
}

export default function Membership() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <MembershipPage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
