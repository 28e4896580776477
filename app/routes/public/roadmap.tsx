import { notFound } from "#app/domain/refusal.ts";
import { filterNames } from "#app/features/actions/action-filter.ts";
import { embedLinks } from "#app/features/embeds/embed-links.ts";
import { feedLinks } from "#app/features/feeds/feed-links.ts";
import { type PageHandle, publicPage } from "#app/features/public/public-answer.server.ts";
import { readRoadmapPage } from "#app/features/public/roadmap-page.server.ts";
import { RoadmapPage } from "#app/features/public/roadmap-page.tsx";
import {
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	useLoaderData,
} from "#app/remix.ts";

export const handle = {
	ownWidth: true,
	public: { query: [...filterNames, "page", "as-at"] },
} satisfies PageHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
	page
		? [
				{ title: `${page.roadmap.title} – Waymark` },
				{ name: "description", content: page.roadmap.ambition },
				...feedLinks(page, `/${page.roadmap.slug}`, page.roadmap.title),
				...embedLinks(matches, page, `/${page.roadmap.slug}`, page.roadmap.title),
			]
		: [];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const page = await readRoadmapPage(context.app, params.roadmap ?? "", new URL(request.url).searchParams);
	if (!page) throw data(notFound.message, { status: 404 });
	return data(page, publicPage(page));
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Roadmap() {
	return <RoadmapPage {...useLoaderData<typeof loader>()} />;
}
