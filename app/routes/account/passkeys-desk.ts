import { addPasskey, beginPasskey } from "#app/features/passkeys/add-passkey.server.ts";
import { addStep } from "#app/features/passkeys/passkey-steps.ts";
import { flashDone } from "#app/features/workspace/done.server.ts";
import { type ActionFunctionArgs, redirect } from "#app/remix.ts";

export const loader = () => redirect("/account/passkeys");

/** The two steps of adding a passkey, as JSON. */
export async function action(args: ActionFunctionArgs) {
	const { app, person } = args.context;
	if (!person) return Response.json({ message: "You are signed out. Sign in again." }, { status: 403 });
	const step = addStep.safeParse(await args.request.json().catch(() => null));
	if (!step.success)
		return Response.json(
			{ message: "This request could not be read. Open the page again." },
			{ status: 400 },
		);
	if (step.data.step === "begin") {
		const begun = await beginPasskey(app, person);
		return begun.ok
			? Response.json(begun.value, { headers: { "Cache-Control": "no-store" } })
			: Response.json({ message: begun.message }, { status: 400 });
	}
	const added = await addPasskey(app, person, step.data);
	if (!added.ok) return Response.json({ message: added.message }, { status: 400 });
	const cookie = await flashDone(app, args.request, `The passkey “${added.name}” was added.`);
	return Response.json({ added: true }, { headers: { "Set-Cookie": cookie } });
}
