import { signOut } from "#app/features/sign-in/sign-in.server.ts";
import { type ActionFunctionArgs, redirect } from "#app/remix.ts";

export const loader = () => redirect("/");

export async function action({ request, context }: ActionFunctionArgs) {
	const cookie = await signOut(context.app, request);
	// Texts that the browser keeps for people who write offline go with the session.
	const headers = { "Set-Cookie": cookie, "Clear-Site-Data": '"storage"' };
	return redirect("/", { headers });
}
