import { LinkOverPage, LinkPage, NotSignedInPage } from "#app/features/sign-in/link-page.tsx";
import { readLink, signInByLink } from "#app/features/sign-in/sign-in-by-link.server.ts";
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

export const meta = () => [{ title: "Sign in – Waymark" }, { name: "robots", content: "noindex" }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
	const { app, clientAddress } = context;
	const link = await readLink(app, request, { token: params.token ?? "", clientAddress });
	if (!link) return data({ link: null, wait: null }, { status: 404 });
	if ("ok" in link) return data({ link: null, wait: link.message }, waitInit(link));
	return data({ link, wait: null });
}

export async function action({ context, request, params }: ActionFunctionArgs) {
	const { app, clientAddress } = context;
	const { confirm } = await readForm(request);
	const wish = { token: params.token ?? "", confirmed: confirm === "yes", clientAddress };
	const used = await signInByLink(app, request, wish);
	if (!used) return data({ error: undefined }, { status: 404 });
	if (used.ok) return redirect(used.to, { headers: { "Set-Cookie": used.cookie } });
	if (used.code === "wait") return data({ error: used.message }, waitInit(used));
	const error = "Say first that it was you who asked for this link in another browser.";
	return data({ error }, { status: 400 });
}

export default function SignInLink() {
	const { link, wait } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	if (wait !== null) return <NotSignedInPage message={wait} />;
	return link === null ? <LinkOverPage /> : <LinkPage link={link} error={answer?.error} />;
}
