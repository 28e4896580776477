import { WaitPage } from "#app/features/account/confirm-address-page.tsx";
import { FollowLinkOver } from "#app/features/following/confirm-follow-page.tsx";
import { manageFollows, readFollows } from "#app/features/following/manage-follows.server.ts";
import { ManageFollowsPage } from "#app/features/following/manage-follows-page.tsx";
import { StoppedPage } from "#app/features/following/stop-follow-page.tsx";
import { takeAll, waitInit } from "#app/features/sign-in/take-limits.server.ts";
import { readForm } from "#app/features/workspace/read-form.server.ts";
import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	useActionData,
	useLoaderData,
} from "#app/remix.ts";

export { privateHeaders as headers } from "#app/features/sign-in/private-headers.ts";

export const meta = () => [{ title: "What you follow – Waymark" }, { name: "robots", content: "noindex" }];

export async function loader({ context, params }: LoaderFunctionArgs) {
	const { app, clientAddress } = context;
	const wait = await takeAll(app, [["one-time-link", clientAddress]]);
	if (wait) return data({ follows: [], wait: wait.message, here: "" }, waitInit(wait));
	const key = params.key ?? "";
	const follows = await readFollows(app, key);
	return data({ follows, wait: null, here: `/follow/manage/${key}` }, follows.length === 0 ? 404 : 200);
}

export async function action({ context, params, request }: ActionFunctionArgs) {
	const { app, clientAddress } = context;
	const wait = await takeAll(app, [["one-time-link", clientAddress]]);
	if (wait) return data({ done: null }, waitInit(wait));
	const done = (await manageFollows(app, params.key ?? "", await readForm(request))) ?? null;
	return data({ done }, done === null ? 404 : 200);
}

export default function FollowManage() {
	const { follows, wait, here } = useLoaderData<typeof loader>();
	const done = useActionData<typeof action>()?.done ?? null;
	if (done === "stopped-all") return <StoppedPage />;
	if (wait !== null) return <WaitPage message={wait} />;
	if (follows.length === 0) return <FollowLinkOver />;
	return <ManageFollowsPage follows={follows} done={done} here={here} />;
}
