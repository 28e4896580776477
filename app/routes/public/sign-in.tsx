import { notFound } from "#app/domain/refusal.ts";
import { signInDemoPerson } from "#app/features/sign-in/demo-sign-in.server.ts";
import { listSignInChoices } from "#app/features/sign-in/list-sign-in-choices.server.ts";
import { safeRedirect } from "#app/features/sign-in/safe-redirect.ts";
import { SignInPage } from "#app/features/sign-in/sign-in-page.tsx";
import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	redirect,
	useActionData,
	useLoaderData,
} from "#app/remix.ts";

export const meta = () => [{ title: "Sign in – Waymark" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
	if (!context.app.demo) throw data(notFound.message, { status: 404 });
	return {
		people: await listSignInChoices(context.app),
		to: safeRedirect(new URL(request.url).searchParams.get("to")),
	};
}

export async function action({ context, request }: ActionFunctionArgs) {
	if (!context.app.demo) throw data(notFound.message, { status: 404 });
	const form = await request.formData();
	const cookie = await signInDemoPerson(context.app, request, String(form.get("person") ?? ""));
	if (cookie === null) return data({ error: "Choose one of the people below." }, { status: 400 });
	return redirect(safeRedirect(String(form.get("to") ?? "")), { headers: { "Set-Cookie": cookie } });
}

export default function SignIn() {
	const { people, to } = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>();
	return <SignInPage people={people} to={to} error={refused?.error} />;
}
