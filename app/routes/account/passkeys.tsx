import { deviceWords } from "#app/domain/device-words.ts";
import { PasskeysPage } from "#app/features/passkeys/passkeys-page.tsx";
import { relyingPartyOf } from "#app/features/passkeys/relying-party.ts";
import { readPasskeys, removePasskey } from "#app/features/passkeys/remove-passkey.server.ts";
import { renamePasskey } from "#app/features/passkeys/rename-passkey.server.ts";
import { redirectWithDone } from "#app/features/workspace/done.server.ts";
import { refusalStatus } from "#app/features/workspace/form-answer.ts";
import { readForm } from "#app/features/workspace/read-form.server.ts";
import { requirePerson } from "#app/features/workspace/require-person.server.ts";
import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	useActionData,
	useLoaderData,
} from "#app/remix.ts";

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
	const { id = "", intent, name = "" } = await readForm(args.request);
	if (intent === "rename") {
		const renamed = await renamePasskey(app, person, { id, name });
		if (!renamed.ok && renamed.code === "invalid")
			return data({ id, name, message: renamed.message }, refusalStatus(renamed));
		const said = renamed.ok ? `The passkey is called “${renamed.value.name}” now.` : renamed.message;
		return redirectWithDone(app, args.request, "/account/passkeys", said);
	}
	const removed = await removePasskey(app, person, id);
	const sentence = removed ? "The passkey was removed." : "That passkey was not there any more.";
	return redirectWithDone(app, args.request, "/account/passkeys", sentence);
}

export default function Passkeys() {
	return <PasskeysPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
