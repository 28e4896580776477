import { WaitPage } from "#app/features/account/confirm-address-page.tsx";
import { acceptInvitation, readInvitation } from "#app/features/people/accept-invitation.server.ts";
import { InvitationOver, InvitationPage } from "#app/features/people/invitation-page.tsx";
import { signIn } from "#app/features/sign-in/sign-in.server.ts";
import { takeAll, waitInit } from "#app/features/sign-in/take-limits.server.ts";
import { redirectWithDone } from "#app/features/workspace/done.server.ts";
import { formAnswer, refusalStatus } from "#app/features/workspace/form-answer.ts";
import { readForm } from "#app/features/workspace/read-form.server.ts";
import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	redirect,
	useActionData,
	useLoaderData,
} from "#app/remix.ts";

export { privateHeaders as headers } from "#app/features/sign-in/private-headers.ts";

export const meta = () => [{ title: "Invitation – Waymark" }, { name: "robots", content: "noindex" }];

export async function loader({ context, params }: LoaderFunctionArgs) {
	const wait = await takeAll(context.app, [["one-time-link", context.clientAddress]]);
	if (wait) return data({ page: null, wait: wait.message }, waitInit(wait));
	const token = params.token ?? "";
	const found = await readInvitation(context.app, context.person, token);
	if (!found) return data({ page: null, wait: null }, { status: 404 });
	const { invitation, need } = found;
	const page = {
		need,
		signedIn: context.person?.name ?? null,
		roadmap: invitation.roadmap.title,
		organisation: invitation.organisation.name,
		role: invitation.role,
		email: invitation.email,
		inviter: invitation.invitedBy.name,
		expiresAt: invitation.expiresAt,
		here: `/invitation/${token}`,
	};
	return data({ page, wait: null }, { status: 200 });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
	const { app, person, clientAddress } = context;
	const wait = await takeAll(app, [["one-time-link", clientAddress]]);
	if (wait) return data(undefined, waitInit(wait));
	const fields = await readForm(request);
	const outcome = await acceptInvitation(app, person, { token: params.token ?? "", name: fields.name ?? "" });
	if (!outcome.ok) return data(formAnswer(outcome, fields, 0), refusalStatus(outcome));
	const { personId, isNew, roadmap } = outcome.value;
	const to = `/workspace/${roadmap.slug}`;
	const welcome = `Welcome to ${roadmap.title}.`;
	if (!isNew) return redirectWithDone(app, request, to, welcome);
	const cookie = await signIn(app, request, personId, "invitation", welcome);
	return redirect(to, { headers: { "Set-Cookie": cookie } });
}

export default function Invitation() {
	const { page, wait } = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>();
	if (wait !== null) return <WaitPage message={wait} />;
	return page === null ? <InvitationOver /> : <InvitationPage {...page} refused={refused} />;
}
