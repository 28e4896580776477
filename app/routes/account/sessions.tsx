import { endSessions, readSessions } from "#app/features/account/end-sessions.server.ts";
import { SessionsPage } from "#app/features/account/sessions-page.tsx";
import { signOut } from "#app/features/sign-in/sign-in.server.ts";
import { redirectWithDone } from "#app/features/workspace/done.server.ts";
import { readForm } from "#app/features/workspace/read-form.server.ts";
import { requirePerson } from "#app/features/workspace/require-person.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from "#app/remix.ts";

export const meta = () => [{ title: "Sessions – Your account – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { app, sessionKey } = args.context;
	const sessions = await readSessions(app, requirePerson(args));
	return { sessions: sessions.map((session) => ({ ...session, here: session.key === sessionKey })) };
}

export async function action(args: ActionFunctionArgs) {
	const { app, sessionKey } = args.context;
	const person = requirePerson(args);
	const { wish, key = "" } = await readForm(args.request);
	const everywhere = wish === "everywhere";
	const ended = await endSessions(app, person, everywhere ? undefined : key);
	if (everywhere || key === sessionKey) {
		const cookie = await signOut(app, args.request);
		return redirect("/sign-in", { headers: { "Set-Cookie": cookie, "Clear-Site-Data": '"storage"' } });
	}
	const sentence = ended > 0 ? "The session has ended." : "That session had ended already.";
	return redirectWithDone(app, args.request, "/account/sessions", sentence);
}

export default function Sessions() {
	return <SessionsPage {...useLoaderData<typeof loader>()} />;
}
