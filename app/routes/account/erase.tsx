import { ErasePage } from "#app/features/account/account-forms.tsx";
import { eraseAccount } from "#app/features/account/erase-account.server.ts";
import { signOut } from "#app/features/sign-in/sign-in.server.ts";
import { formAnswer, refusalStatus } from "#app/features/workspace/form-answer.ts";
import { readForm } from "#app/features/workspace/read-form.server.ts";
import { requirePerson } from "#app/features/workspace/require-person.server.ts";
import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	redirect,
	useActionData,
} from "#app/remix.ts";

export const meta = () => [{ title: "Erase your account – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	requirePerson(args);
	return null;
}

export async function action(args: ActionFunctionArgs) {
	const { app } = args.context;
	const person = requirePerson(args);
	const fields = await readForm(args.request);
	const erased = await eraseAccount(app, person, { typed: fields.typed ?? "" });
	if (!erased.ok) return data(formAnswer(erased, fields, 0), refusalStatus(erased));
	// Texts that the browser keeps for people who write offline go, too.
	const headers = { "Set-Cookie": await signOut(app, args.request), "Clear-Site-Data": '"storage"' };
	return redirect("/account/erased", { headers });
}

export default function Erase() {
	return <ErasePage refused={useActionData<typeof action>()} />;
}
