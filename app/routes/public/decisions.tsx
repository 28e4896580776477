import { notFound } from "#app/domain/refusal.ts";
import { readPublicDecisions } from "#app/features/meetings/public-meeting.server.ts";
import { PublicDecisionsPage } from "#app/features/meetings/public-meeting-page.tsx";
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
	page ? [{ title: `Decisions – ${page.roadmap.title} – Waymark` }] : [];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const page = await readPublicDecisions(
		context.app,
		params.roadmap ?? "",
		new URL(request.url).searchParams,
	);
	if (!page) throw data(notFound.message, { status: 404 });
	return data(page, publicPage(page));
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Decisions() {
	return <PublicDecisionsPage {...useLoaderData<typeof loader>()} />;
}
