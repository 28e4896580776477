import { AccountPage } from "#app/features/account/account-page.tsx";
import { readAccount } from "#app/features/account/read-account.server.ts";
import { requirePerson } from "#app/features/workspace/require-person.server.ts";
import { type LoaderFunctionArgs, useLoaderData } from "#app/remix.ts";

export const meta = () => [{ title: "Your account – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readAccount(args.context.app, requirePerson(args));

export default function Account() {
	return <AccountPage {...useLoaderData<typeof loader>()} />;
}
