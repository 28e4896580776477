import { signInDemoPerson } from "#app/features/sign-in/demo-sign-in.server.ts";
import { LinkSentPage } from "#app/features/sign-in/link-sent-page.tsx";
import { readSignInWays } from "#app/features/sign-in/read-sign-in-ways.server.ts";
import { requestLink } from "#app/features/sign-in/request-link.server.ts";
import { safeRedirect } from "#app/features/sign-in/safe-redirect.ts";
import { SignInPage, type SignInRefusal } from "#app/features/sign-in/sign-in-page.tsx";
import { waitInit } from "#app/features/sign-in/take-limits.server.ts";
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

export const meta = () => [{ title: "Sign in – Waymark" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
	const to = safeRedirect(new URL(request.url).searchParams.get("to"));
	return { ...(await readSignInWays(context.app, context.passkeyScript)), to };
}

const refusal = (field: SignInRefusal["field"], message: string, email = "") => ({
	sent: null,
	refused: { field, message, email },
});

export async function action({ context, request }: ActionFunctionArgs) {
	const { app, clientAddress } = context;
	const { person, email = "", to = "" } = await readForm(request);
	if (app.demo && person !== undefined) {
		const cookie = await signInDemoPerson(app, request, person);
		if (cookie === null) return data(refusal("people", "Choose one of the people below."), { status: 400 });
		return redirect(safeRedirect(to), { headers: { "Set-Cookie": cookie } });
	}
	const answer = await requestLink(app, request, { email, to: safeRedirect(to), clientAddress });
	if (answer.ok)
		return data({ sent: answer.email, refused: undefined }, { headers: { "Set-Cookie": answer.cookie } });
	if (answer.code === "wait") return data(refusal(null, answer.message, email), waitInit(answer));
	return data(refusal("email", answer.message, email), { status: 400 });
}

export default function SignIn() {
	const ways = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	if (typeof answer?.sent === "string") return <LinkSentPage email={answer.sent} outbox={ways.outbox} />;
	return <SignInPage {...ways} refused={answer?.refused} />;
}
