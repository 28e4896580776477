import { notFound } from "#app/domain/refusal.ts";
import { NotSignedInPage } from "#app/features/sign-in/link-page.tsx";
import { beginOpenId } from "#app/features/sign-in/openid.server.ts";
import { safeRedirect } from "#app/features/sign-in/safe-redirect.ts";
import { waitInit } from "#app/features/sign-in/take-limits.server.ts";
import { data, type LoaderFunctionArgs, redirect, useLoaderData } from "#app/remix.ts";

export { privateHeaders as headers } from "#app/features/sign-in/private-headers.ts";

export const meta = () => [{ title: "Sign in – Waymark" }];

/** Sends people to the provider. A link, not a form: our Content-Security-Policy lets forms lead to this site only. */
export async function loader({ context, request }: LoaderFunctionArgs) {
	const { app, clientAddress } = context;
	if (!app.openId) throw data(notFound.message, { status: 404 });
	const to = safeRedirect(new URL(request.url).searchParams.get("to"));
	const begun = await beginOpenId(app, app.openId, request, { to, clientAddress });
	if (begun.ok) return redirect(begun.url, { headers: { "Set-Cookie": begun.cookie } });
	const { message } = begun;
	return data({ message }, begun.code === "wait" ? waitInit(begun) : { status: 503 });
}

export default function OpenId() {
	return <NotSignedInPage {...useLoaderData<typeof loader>()} />;
}
