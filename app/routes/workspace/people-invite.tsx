import { rightsOverPeople, roles } from "#app/domain/membership.ts";
import { InvitePage } from "#app/features/people/invite-page.tsx";
import { invitePeople } from "#app/features/people/invite-people.server.ts";
import { redirectWithDone } from "#app/features/workspace/done.server.ts";
import { formAnswer, refusalStatus } from "#app/features/workspace/form-answer.ts";
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

export const meta = () => [{ title: "Invite people – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { person, roadmap } = await requirePartner(args, args.params.roadmap ?? "");
	const on = { roadmapId: roadmap.id, published: roadmap.published };
	const all = roadmap.partners.map(({ id, slug, name }) => ({
		slug,
		name,
		rights: rightsOverPeople(person, { ...on, organisationId: id }),
	}));
	const open = all.filter(({ rights }) => rights.manage);
	if (open.length === 0) throw data("Only coordinators and leads can invite people.", { status: 403 });
	return {
		roadmap: { slug: roadmap.slug, title: roadmap.title },
		organisations: open.map(({ slug, name }) => ({ slug, name })),
		roles: roles.filter((role) => open.some(({ rights }) => rights.roles.includes(role))),
		chosen: new URL(args.request.url).searchParams.get("organisation") ?? undefined,
	};
}

export async function action(args: ActionFunctionArgs) {
	const { app } = args.context;
	const person = requirePerson(args);
	const fields = await readForm(args.request);
	const roadmapSlug = args.params.roadmap ?? "";
	const outcome = await invitePeople(app, person, {
		roadmapSlug,
		organisationSlug: fields.organisation ?? "",
		role: fields.role ?? "",
		addresses: fields.addresses ?? "",
	});
	if (!outcome.ok) {
		if (outcome.code === "not-found") throw data(outcome.message, { status: 404 });
		const problems = ("problems" in outcome && outcome.problems) || [];
		return data({ ...formAnswer(outcome, fields, 0), problems }, refusalStatus(outcome));
	}
	const { sent, unsent } = outcome.value;
	const done = `${sent === 1 ? "1 invitation was" : `${sent} invitations were`} sent.`;
	const failed = `${unsent === 1 ? "1 letter" : `${unsent} letters`} could not be handed over: send ${unsent === 1 ? "it" : "them"} again from the list below.`;
	const back = `/workspace/${roadmapSlug}/people`;
	return redirectWithDone(app, args.request, back, unsent === 0 ? done : `${done} ${failed}`);
}

export default function Invite() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <InvitePage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
