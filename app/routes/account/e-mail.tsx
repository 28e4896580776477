import { AddressPage } from "#app/features/account/account-forms.tsx";
import { answerAccountForm } from "#app/features/account/answer-account-form.server.ts";
import { askForAddress } from "#app/features/account/change-address.server.ts";
import { readAccount } from "#app/features/account/read-account.server.ts";
import { requirePerson } from "#app/features/workspace/require-person.server.ts";
import { useFormRound } from "#app/features/workspace/use-form-round.ts";
import {
	type ActionFunctionArgs,
	type LoaderFunctionArgs,
	useActionData,
	useLoaderData,
} from "#app/remix.ts";

export {
	keepTyped as clientAction,
	unlessUnreachable as shouldRevalidate,
} from "#app/features/workspace/keep-typed.ts";

export const meta = () => [{ title: "Change your e-mail address – Your account – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { account } = await readAccount(args.context.app, requirePerson(args));
	return { account };
}

export const action = (args: ActionFunctionArgs) =>
	answerAccountForm(args, {
		run: (app, person, fields) => askForAddress(app, person, { email: fields.email ?? "" }),
		done: () => "A letter with a link is on its way to the new address. Open the link within an hour.",
	});

export default function Address() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <AddressPage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
