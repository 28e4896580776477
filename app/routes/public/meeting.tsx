import { notFound } from "#app/domain/refusal.ts";
import { readPublicMeeting } from "#app/features/meetings/public-meeting.server.ts";
import { PublicMeetingPage } from "#app/features/meetings/public-meeting-page.tsx";
import { type PageHandle, publicPage } from "#app/features/public/public-answer.server.ts";
import {
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	useLoaderData,
} from "#app/remix.ts";

export const handle = { ownWidth: true, public: { query: ["as-at"] } } satisfies PageHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
	page ? [{ title: `${page.meeting.title} – ${page.roadmap.title} – Waymark` }] : [];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const page = await readPublicMeeting(
		context.app,
		params.roadmap ?? "",
		params.meeting ?? "",
		new URL(request.url).searchParams,
	);
	if (!page) throw data(notFound.message, { status: 404 });
	return data(page, publicPage(page));
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Meeting() {
	return <PublicMeetingPage {...useLoaderData<typeof loader>()} />;
}
