import { signOut } from "#app/features/sign-in/demo-sign-in.server.ts";
import { type ActionFunctionArgs, redirect } from "#app/remix.ts";

export const loader = () => redirect("/");

export async function action({ request, context }: ActionFunctionArgs) {
	const cookie = await signOut(context.app, request.headers.get("Cookie"), context.sessionKey);
	return redirect("/", { headers: { "Set-Cookie": cookie } });
}
