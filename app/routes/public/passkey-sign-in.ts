import { signInStep } from "#app/features/passkeys/passkey-steps.ts";
import {
	beginPasskeySignIn,
	finishPasskeySignIn,
} from "#app/features/passkeys/sign-in-with-passkey.server.ts";
import { waitInit } from "#app/features/sign-in/take-limits.server.ts";
import { type ActionFunctionArgs, redirect } from "#app/remix.ts";

export const loader = () => redirect("/sign-in");

/** The two steps of the sign-in page's script, as JSON. */
export async function action({ context, request }: ActionFunctionArgs) {
	const { app, clientAddress } = context;
	const step = signInStep.safeParse(await request.json().catch(() => null));
	if (!step.success)
		return Response.json(
			{ message: "This request could not be read. Open the page again." },
			{ status: 400 },
		);
	if (step.data.step === "begin") {
		const begun = await beginPasskeySignIn(app, clientAddress);
		if (begun.ok) return Response.json(begun.value, { headers: { "Cache-Control": "no-store" } });
		const init = begun.code === "wait" ? waitInit(begun) : { status: 400 };
		return Response.json({ message: begun.message }, init);
	}
	const done = await finishPasskeySignIn(app, request, step.data);
	if (!done.ok) return Response.json({ message: done.message }, { status: 403 });
	return Response.json(
		{ to: done.to },
		{ headers: { "Set-Cookie": done.cookie, "Cache-Control": "no-store" } },
	);
}
