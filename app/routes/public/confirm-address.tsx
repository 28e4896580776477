import { confirmAddress, readNewAddress } from "#app/features/account/change-address.server.ts";
import {
	AddressChangedPage,
	AddressLinkOver,
	ConfirmAddressPage,
	WaitPage,
} from "#app/features/account/confirm-address-page.tsx";
import { takeAll, waitInit } from "#app/features/sign-in/take-limits.server.ts";
import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	useActionData,
	useLoaderData,
} from "#app/remix.ts";

export { privateHeaders as headers } from "#app/features/sign-in/private-headers.ts";

export const meta = () => [
	{ title: "Your e-mail address – Waymark" },
	{ name: "robots", content: "noindex" },
];

export async function loader({ context, params }: LoaderFunctionArgs) {
	const { app, clientAddress } = context;
	const wait = await takeAll(app, [["one-time-link", clientAddress]]);
	if (wait) return data({ email: null, wait: wait.message, here: "" }, waitInit(wait));
	const token = params.token ?? "";
	const email = (await readNewAddress(app, token)) ?? null;
	return data({ email, wait: null, here: `/account/e-mail/${token}` }, email === null ? 404 : 200);
}

export async function action({ context, params }: ActionFunctionArgs) {
	const { app, clientAddress } = context;
	const wait = await takeAll(app, [["one-time-link", clientAddress]]);
	if (wait) return data({ changed: null }, waitInit(wait));
	const confirmed = await confirmAddress(app, params.token ?? "");
	return confirmed.ok ? data({ changed: confirmed.value.email }) : data({ changed: null }, 404);
}

export default function ConfirmAddress() {
	const { email, wait, here } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	if (wait !== null) return <WaitPage message={wait} />;
	if (answer?.changed) return <AddressChangedPage email={answer.changed} />;
	return email === null ? <AddressLinkOver /> : <ConfirmAddressPage email={email} here={here} />;
}
