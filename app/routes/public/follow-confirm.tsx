import { WaitPage } from "#app/features/account/confirm-address-page.tsx";
import { confirmFollow, readWish } from "#app/features/following/confirm-follow.server.ts";
import {
	ConfirmFollowPage,
	FollowingPage,
	FollowLinkOver,
} from "#app/features/following/confirm-follow-page.tsx";
import { takeAll, waitInit } from "#app/features/sign-in/take-limits.server.ts";
import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	useActionData,
	useLoaderData,
} from "#app/remix.ts";

export { privateHeaders as headers } from "#app/features/sign-in/private-headers.ts";

export const meta = () => [{ title: "Follow by e-mail – Waymark" }, { name: "robots", content: "noindex" }];

export async function loader({ context, params }: LoaderFunctionArgs) {
	const { app, clientAddress } = context;
	const wait = await takeAll(app, [["one-time-link", clientAddress]]);
	if (wait) return data({ wish: null, wait: wait.message, here: "" }, waitInit(wait));
	const token = params.token ?? "";
	const wish = (await readWish(app, token)) ?? null;
	return data({ wish, wait: null, here: `/follow/confirm/${token}` }, wish === null ? 404 : 200);
}

export async function action({ context, params }: ActionFunctionArgs) {
	const { app, clientAddress } = context;
	const wait = await takeAll(app, [["one-time-link", clientAddress]]);
	if (wait) return data({ following: null }, waitInit(wait));
	const following = (await confirmFollow(app, params.token ?? "")) ?? null;
	return data({ following }, following === null ? 404 : 200);
}

export default function FollowConfirm() {
	const { wish, wait, here } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	if (answer?.following) return <FollowingPage {...answer.following} />;
	if (wait !== null) return <WaitPage message={wait} />;
	return wish === null ? <FollowLinkOver /> : <ConfirmFollowPage {...wish} here={here} />;
}
