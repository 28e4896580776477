import { WaitPage } from "#app/features/account/confirm-address-page.tsx";
import { readStop, stopByKey } from "#app/features/following/manage-follows.server.ts";
import { StopFollowPage, StoppedPage } from "#app/features/following/stop-follow-page.tsx";
import { takeAll, waitInit } from "#app/features/sign-in/take-limits.server.ts";
import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	useActionData,
	useLoaderData,
} from "#app/remix.ts";

export { privateHeaders as headers } from "#app/features/sign-in/private-headers.ts";

export const meta = () => [{ title: "Stop letters – Waymark" }, { name: "robots", content: "noindex" }];

export async function loader({ context, params }: LoaderFunctionArgs) {
	const { app, clientAddress } = context;
	const wait = await takeAll(app, [["one-time-link", clientAddress]]);
	if (wait) return data({ found: null, wait: wait.message, here: "" }, waitInit(wait));
	const key = params.key ?? "";
	return data({ found: (await readStop(app, key)) ?? null, wait: null, here: `/follow/stop/${key}` });
}

/** Also what mail programs post to (RFC 8058): no limit stands in the way, since one mail service stops for many. */
export async function action({ context, params }: ActionFunctionArgs) {
	await stopByKey(context.app, params.key ?? "");
	return data({ stopped: true }, 200);
}

export default function FollowStop() {
	const { found, wait, here } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	if (answer?.stopped) return <StoppedPage />;
	if (wait !== null) return <WaitPage message={wait} />;
	return found === null ? <StoppedPage /> : <StopFollowPage title={found.title} here={here} />;
}
