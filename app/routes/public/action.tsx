import { notFound } from "#app/domain/refusal.ts";
import { embedLinks } from "#app/features/embeds/embed-links.ts";
import { feedLinks } from "#app/features/feeds/feed-links.ts";
import { readActionPage } from "#app/features/public/action-page.server.ts";
import { ActionPage } from "#app/features/public/action-page.tsx";
import { type PageHandle, publicPage } from "#app/features/public/public-answer.server.ts";
import {
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	useLoaderData,
} from "#app/remix.ts";

export const handle = { ownWidth: true, public: { query: ["before", "as-at"] } } satisfies PageHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
	page
		? [
				{ title: `${page.action.title} – ${page.roadmap.title} – Waymark` },
				{ name: "description", content: page.action.description },
				...feedLinks(page, `/${page.roadmap.slug}/actions/${page.action.slug}`, page.action.title),
				...embedLinks(matches, page, `/${page.roadmap.slug}/actions/${page.action.slug}`, page.action.title),
			]
		: [];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const page = await readActionPage(
		context.app,
		params.roadmap ?? "",
		params.action ?? "",
		new URL(request.url).searchParams,
	);
	if (!page) throw data(notFound.message, { status: 404 });
	return data(page, publicPage(page));
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Action() {
	return <ActionPage {...useLoaderData<typeof loader>()} />;
}
