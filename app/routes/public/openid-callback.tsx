import { notFound } from "#app/domain/refusal.ts";
import { NotSignedInPage } from "#app/features/sign-in/link-page.tsx";
import { finishOpenId } from "#app/features/sign-in/openid.server.ts";
import { data, type LoaderFunctionArgs, redirect, useLoaderData } from "#app/remix.ts";

export { privateHeaders as headers } from "#app/features/sign-in/private-headers.ts";

export const meta = () => [{ title: "Sign in – Waymark" }];

/** Where the provider sends people back to. */
export async function loader({ context: { app }, request }: LoaderFunctionArgs) {
	if (!app.openId) throw data(notFound.message, { status: 404 });
	const done = await finishOpenId(app, app.openId, request);
	if (done.ok) return redirect(done.to, { headers: { "Set-Cookie": done.cookie } });
	return data({ message: done.message }, { status: 403 });
}

export default function OpenIdCallback() {
	return <NotSignedInPage {...useLoaderData<typeof loader>()} />;
}
