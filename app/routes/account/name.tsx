import { NamePage } from "#app/features/account/account-forms.tsx";
import { answerAccountForm } from "#app/features/account/answer-account-form.server.ts";
import { changeName } from "#app/features/account/change-name.server.ts";
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

export const meta = () => [{ title: "Change your name – Your account – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { account } = await readAccount(args.context.app, requirePerson(args));
	return { account };
}

export const action = (args: ActionFunctionArgs) =>
	answerAccountForm(args, {
		run: (app, person, fields) => changeName(app, person, { name: fields.name ?? "" }),
		done: () => "Your name was changed.",
	});

export default function Name() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <NamePage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
