import { deviceWords } from "#app/domain/device-words.ts";
import { PasskeysPage } from "#app/features/passkeys/passkeys-page.tsx";
import { relyingPartyOf } from "#app/features/passkeys/relying-party.ts";
import { readPasskeys, removePasskey } from "#app/features/passkeys/remove-passkey.server.ts";
import { redirectWithDone } from "#app/features/workspace/done.server.ts";
import { readForm } from "#app/features/workspace/read-form.server.ts";
import { requirePerson } from "#app/features/workspace/require-person.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from "#app/remix.ts";

export const meta = () => [{ title: "Passkeys – Your account – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { app } = args.context;
	return {
		passkeys: await readPasskeys(app, requirePerson(args)),
		possible: relyingPartyOf(app.origin()) !== null,
		suggestion: deviceWords(args.request.headers.get("User-Agent")),
	};
}

export async function action(args: ActionFunctionArgs) {
	const { app } = args.context;
	const person = requirePerson(args);
	const { id = "" } = await readForm(args.request);
	const removed = await removePasskey(app, person, id);
	const sentence = removed ? "The passkey was removed." : "That passkey was not there any more.";
	return redirectWithDone(app, args.request, "/account/passkeys", sentence);
}

export default function Passkeys() {
	return <PasskeysPage {...useLoaderData<typeof loader>()} />;
}
