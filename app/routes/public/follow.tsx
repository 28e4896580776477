import { notFound } from "#app/domain/refusal.ts";
import { askToFollow } from "#app/features/following/ask-to-follow.server.ts";
import { findWanted } from "#app/features/following/find-wanted.server.ts";
import { FollowAskedPage, FollowPage } from "#app/features/following/follow-page.tsx";
import { waitInit } from "#app/features/sign-in/take-limits.server.ts";
import { readForm } from "#app/features/workspace/read-form.server.ts";
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
	const subject = await findWanted(context.app, params);
	if (!subject) throw data(notFound.message, { status: 404 });
	const { origin, outbox } = context.app;
	return { title: subject.title, path: subject.path, origin: origin(), outbox: outbox !== null };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
	const { app, clientAddress } = context;
	const subject = await findWanted(app, params);
	if (!subject) throw data(notFound.message, { status: 404 });
	const { email = "", frequency = "" } = await readForm(request);
	const answer = await askToFollow(app, subject, { email, frequency, clientAddress });
	if (answer.ok) return data({ email: answer.email, refused: undefined });
	const typed = { email, frequency, message: answer.message };
	if (answer.code === "wait")
		return data({ email: null, refused: { ...typed, errors: {} } }, waitInit(answer));
	return data({ email: null, refused: { ...typed, errors: answer.fields ?? {} } }, { status: 400 });
}

export default function Follow() {
	const { outbox, origin, ...thing } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	if (typeof answer?.email === "string")
		return <FollowAskedPage {...thing} email={answer.email} outbox={outbox} />;
	return <FollowPage {...thing} origin={origin} refused={answer?.refused} />;
}
